/** What Redis does in one step each. Times are those of its own clock. */
import { createHash } from 'node:crypto';

export interface RedisScript {
  readonly text: string;
  readonly sha: string;
}

/** Milliseconds that clocks of replicas and of Redis may differ by in a lease, as theirs are not of one pace. */
const CLOCK_SPARE_MS = 5;

const script = (text: string): RedisScript => ({ text, sha: createHash('sha1').update(text).digest('hex') });

const MILLISECONDS = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)`;

/**
 * Which life of which server this is: another one after each start, and where another server takes over. What it holds may then be older
 * than what it held. '' where a server has none, or does not let it be asked for.
 */
const LIFE = `
local info = redis.pcall('INFO', 'replication')
local life = type(info) == 'string' and string.match(info, 'master_replid:(%x+)') or ''
life = string.sub(life, 1, 16)`;

/** A key of another type is nothing to go by: somebody else has written it. */
const TYPED = `
local function replace(key, type)
  local found = redis.call('TYPE', key).ok
  if found == type or found == 'none' then return 0 end
  redis.call('DEL', key)
  return 1
end`;

const MICROSECONDS = `${TYPED}
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local function name(epoch) return string.format('%.0f', epoch) end
local function later(epoch, key, field) return math.max(epoch, tonumber(redis.call('HGET', key, field) or 0)) end
local function newest(epoch, key, first)
  for i = first, #ARGV do epoch = later(epoch, key, ARGV[i]) end
  return epoch
end
-- The newest epoch, or nothing. One that is to come is of a write that is not settled, and not above the last of those ('~'), or of a
-- clock that was set back since.
local function settledAt(key, first)
  local base = redis.call('HGET', key, '*')
  local epoch = newest(tonumber(base or 0), key, first)
  if epoch > now and epoch > later(0, key, '~') then
    redis.call('DEL', key)
    return
  end
  return base and epoch
end`;

/**
 * What is stored of a read, or who is to make it. KEYS: epochs, value, lead. ARGV: id of who asks ('' where it does not want to lead),
 * milliseconds of a lead, milliseconds that epochs are kept, era of the clock, fields of the read's scopes. An epoch that is not known is a
 * new one. What has no stamp is no value; one of an earlier write has another stamp. Gives epoch, life and era as one stamp, the time in
 * milliseconds: what is read because of this began later, and where nothing is found, whether something else was in place of the epochs.
 */
export const READ = script(`${MICROSECONDS}${LIFE}
local replaced = replace(KEYS[1], 'hash')
local epoch = settledAt(KEYS[1], 5)
if not epoch then
  redis.call('HSET', KEYS[1], '*', name(now))
  redis.call('PEXPIRE', KEYS[1], ARGV[3])
  epoch = newest(now, KEYS[1], 5)
end
if epoch > now then return {'unsettled', name(epoch)} end
local at = math.floor(now / 1000)
local stamp = name(epoch) .. '.' .. life .. '.' .. ARGV[4]
local prefix = stamp .. ':'
local value = redis.call('GET', KEYS[2])
if value and string.sub(value, 1, #prefix) == prefix then
  return {'found', stamp, at, redis.call('PTTL', KEYS[2]), string.sub(value, #prefix + 1)}
end
local state = value and not string.find(value, '^%d+%.%x*%.%d*:') and 'rejected' or 'missing'
if ARGV[1] == '' then return {state, stamp, at, replaced} end
local lead = redis.call('GET', KEYS[3])
if lead and string.sub(lead, 1, #prefix) == prefix and lead ~= prefix .. ARGV[1] then return {'led', stamp, at} end
redis.call('SET', KEYS[3], prefix .. ARGV[1], 'PX', ARGV[2])
return {state, stamp, at, replaced}`);

/**
 * Stores a read, unless there was a write or another life since it began, and gives the lead back. KEYS as above. ARGV: stamp of its
 * beginning, id, milliseconds to keep it, time in milliseconds until which it is kept at most, as it may come late, value ('' where there is none),
 * fields of its scopes.
 */
export const STORE = script(`${MICROSECONDS}${LIFE}
local prefix = ARGV[1] .. ':'
if redis.call('GET', KEYS[3]) == prefix .. ARGV[2] then redis.call('DEL', KEYS[3]) end
local base = redis.call('HGET', KEYS[1], '*')
local left = math.floor(math.min(ARGV[3], ARGV[4] - now / 1000))
if not base or ARGV[5] == '' or left < 1 then return 0 end
if name(newest(tonumber(base), KEYS[1], 6)) .. '.' .. life ~= string.match(ARGV[1], '^%d+%.%x*') then return 0 end
redis.call('SET', KEYS[2], prefix .. ARGV[5], 'PX', left)
return 1`);

/** Goes on leading. KEYS: lead. ARGV: stamp, id, milliseconds. */
export const LEAD_ON = script(`
if redis.call('GET', KEYS[1]) ~= ARGV[1] .. ':' .. ARGV[2] then return 0 end
return redis.call('PEXPIRE', KEYS[1], ARGV[3])`);

/**
 * Writes begin a new epoch of their scopes. One of unknown outcome begins it later: until then nothing is stored. KEYS: epochs. ARGV:
 * fields that are kept at most, milliseconds that epochs are kept, microseconds until what was written in each scope is settled, fields of
 * the scopes. Gives whether one of unknown outcome was not known, and whether something else was in place of the epochs.
 */
export const BEGIN = script(`${MICROSECONDS}
local replaced = replace(KEYS[1], 'hash')
settledAt(KEYS[1], 4)
local unknown = 0
local last = later(0, KEYS[1], '~')
local field = 4
for left in string.gmatch(ARGV[3], '%d+') do
  local known = later(later(0, KEYS[1], '*'), KEYS[1], ARGV[field])
  local epoch = math.max(now + left, known + 1)
  if tonumber(left) > 0 and known <= now then unknown = 1 end
  if epoch > now and epoch > last then last = epoch end
  redis.call('HSET', KEYS[1], ARGV[field], name(epoch))
  field = field + 1
end
if last > 0 then redis.call('HSET', KEYS[1], '~', name(last)) end
if redis.call('HLEN', KEYS[1]) > tonumber(ARGV[1]) then
  local epoch = 0
  for _, own in ipairs(redis.call('HVALS', KEYS[1])) do epoch = math.max(epoch, tonumber(own)) end
  redis.call('DEL', KEYS[1])
  redis.call('HSET', KEYS[1], '*', name(epoch))
  if last > 0 then redis.call('HSET', KEYS[1], '~', name(last)) end
end
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return {unknown, replaced}`);

/** What replicas know of each other, and whether it is all that was known. */
const REPLICAS = `${TYPED}${MILLISECONDS}${LIFE}
replace(KEYS[1], 'zset')
replace(KEYS[2], 'hash')
-- A time that has passed, or nothing.
local function passed(text)
  local at = tonumber(text)
  if at and at >= 0 and at <= now + ${CLOCK_SPARE_MS} then return at end
end
-- Why the list may not be all that it was.
local function faultNow()
  local since, at, last = unpack(redis.call('HMGET', KEYS[2], 'since', 'at', 'life'))
  if not since or redis.call('EXISTS', KEYS[1]) == 0 then return 'emptied' end
  if last ~= life then return 'restarted' end
  if not passed(at) then return 'clock' end
  if not passed(since) then return 'damaged' end
end`;

/**
 * All replicas are sent a message of a write: who has it finds no older value, as the epoch has begun before, or distrusts what it finds
 * of the tenant. KEYS: replicas, their state. ARGV: lease, command to publish by, channel, message, tenant and id where the tenant is to be
 * distrusted, else '', since when the replicas are known as far as who wrote knows.
 */
export const ANNOUNCE = script(`${REPLICAS}
local since = redis.call('HGET', KEYS[2], 'since')
local complete = not faultNow() and since == ARGV[6] and now - since >= tonumber(ARGV[1]) and 1 or 0
if ARGV[5] ~= '' then redis.call('HSET', KEYS[2], ARGV[5], now) end
redis.call(ARGV[2], ARGV[3], ARGV[4])
return {complete, redis.call('ZRANGE', KEYS[1], 0, -1)}`);

/** Tenants that are told apart; where more are to be distrusted, nobody is trusted. */
const MOST_DISTRUSTED = 100;
/** Longest leases of all after which a replica that has neither beaten nor left is given up. */
const FORGOTTEN_AFTER = 30;
/** Milliseconds of the longest lease that settings allow. */
const MOST_LEASE_MS = 10_000;

/**
 * A replica is alive, or was when it sent this: one that arrives late counts from then. KEYS: replicas, their state. ARGV: id, longest
 * lease that it knows of, its channel, number, time at which it was sent or before that, command to publish by, edition of the list of
 * replicas that it knows, tenants that are to be distrusted as the replica says. What it said before ends, unless that was said after this
 * was sent.
 * Where what Redis knows of them may not be all that it knew, the list begins again: the replicas know whom they have heard of.
 * Gives how many heard of it there: not even itself, if it listens elsewhere. And where the edition is another one, since when the
 * replicas are known, the edition, why they are known since then, the era of what is stored, and who they are.
 */
export const BEAT = script(`${REPLICAS}
local what = faultNow()
local era = passed(redis.call('HGET', KEYS[2], 'era'))
local knownEra = passed(string.match(ARGV[7], '[^:]*$'))
local isOlder = era and knownEra and era < knownEra
if not what then
  local newest = redis.call('ZRANGE', KEYS[1], -1, -1, 'WITHSCORES')
  local list = tonumber(redis.call('HGET', KEYS[2], 'list'))
  if not passed(ARGV[5]) then what = 'clock' end
  if isOlder or not passed(newest[2]) or not (list and list >= 0 and list < ${Number.MAX_SAFE_INTEGER}) then what = what or 'damaged' end
end
-- The longest lease of all, which their ids do not show: a beat names it, and it holds for as long after that as who is silent is waited for.
local at = passed(redis.call('HGET', KEYS[2], 'at')) or now
local longest, named = tonumber(ARGV[2]), now
local before = tonumber(redis.call('HGET', KEYS[2], 'lease')) or 0
local namedBefore = passed(redis.call('HGET', KEYS[2], 'named')) or now
if before > longest and before <= ${MOST_LEASE_MS} and at - namedBefore <= ${FORGOTTEN_AFTER} * before then
  longest, named = before, namedBefore
end
local function raise(ids, score)
  for i = 1, #ids do redis.call('ZADD', KEYS[1], score, ids[i]) end
end
if what then
  if isOlder or what ~= 'emptied' and what ~= 'restarted' then era = nil end
  redis.call('DEL', KEYS[2])
  redis.call('HSET', KEYS[2], 'since', now, 'life', life, 'list', 0, 'fault', what)
  if what == 'clock' then raise(redis.call('ZRANGE', KEYS[1], 0, -1), now) else redis.call('DEL', KEYS[1]) end
elseif now - at > longest then
  -- Nobody beat, as Redis stood still, or its clock was set: who is silent is trusted by nobody, and not forgotten for that.
  local silent = now - 2 * longest
  raise(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', silent), silent)
  named = now
end
local since, list, known, why = unpack(redis.call('HMGET', KEYS[2], 'since', 'list', 'count', 'fault'))
local oldestAt = now - ${FORGOTTEN_AFTER} * longest
local removed = redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', '(' .. oldestAt)
-- It may have written what nobody else knows of: nothing that was stored until now is found.
if not era or removed > 0 then era = math.max(now, (era or 0) + 1) end
redis.call('HSET', KEYS[2], 'at', now, 'era', era, 'lease', longest, 'named', named)
-- After that, so that who sent it is among them, however late it comes. One that was sent before the list began counts from then.
local joined = redis.call('ZADD', KEYS[1], math.max(since, math.min(now, ARGV[5])), ARGV[1])
local replicas = redis.call('ZCARD', KEYS[1])
-- Who leaves is noticed by how many there are.
if joined + removed > 0 or tonumber(known) ~= replicas then
  list = string.format('%.0f', list + 1)
  redis.call('HSET', KEYS[2], 'list', list, 'count', replicas)
end
local oldest = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')
why = why or 'damaged'
local missing = now - since < tonumber(ARGV[2]) and why or '-'
local own = {}
for i = 8, #ARGV do
  own[ARGV[i]] = true
  redis.call('HSET', KEYS[2], ARGV[i] .. ' ' .. ARGV[1], now)
end
local distrusted = ''
local count = 0
local state = redis.call('HGETALL', KEYS[2])
for i = 1, #state, 2 do
  local tenant, by = string.match(state[i], '^(%S+) (%S+)$')
  if tenant then
    local saidAt = passed(state[i + 1])
    if not saidAt then
      saidAt = now
      redis.call('HSET', KEYS[2], state[i], now)
    end
    if saidAt < oldestAt or (by == ARGV[1] and not own[tenant] and saidAt < tonumber(ARGV[5])) then
      redis.call('HDEL', KEYS[2], state[i])
    else
      distrusted = distrusted .. ' ' .. tenant
      count = count + 1
    end
  end
end
if count > ${MOST_DISTRUSTED} then missing = 'distrusted' end
local told = table.concat({'beat', ARGV[4], math.max(0, now - oldest[2]), missing, now, replicas, oldest[1]}, ' ')
local listeners = redis.call(ARGV[6], ARGV[3], told .. distrusted)
local edition = since .. ':' .. list .. ':' .. era
if edition == ARGV[7] then return {listeners} end
return {listeners, since, edition, why, era, redis.call('ZRANGE', KEYS[1], 0, -1)}`);

/**
 * Puts replicas on a new list that were on the one that is lost: as heard of when it began, so that nobody trusts by that for longer. KEYS:
 * replicas, their state. ARGV: since when the replicas are known, ids.
 */
export const REMEMBER = script(`
if redis.call('EXISTS', KEYS[1]) == 0 or redis.call('HGET', KEYS[2], 'since') ~= ARGV[1] then return end
for i = 2, #ARGV do redis.call('ZADD', KEYS[1], 'NX', ARGV[1], ARGV[i]) end`);

/** Milliseconds of the clock by which beats are told. KEYS: replicas. Not a plain TIME, which any node of a cluster may be sent. */
export const NOW = script(`${MILLISECONDS}
return now`);
