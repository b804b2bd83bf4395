/** Secrets in URLs, by place and by spelling: none shows, and what is none stays readable. */
import { describe, expect, test } from 'vitest';
import { MASK } from '../../src/schema/access/mask.ts';
import { maskText, maskUrlField } from '../../src/schema/access/mask-url.ts';
import { redact } from '../../src/schema/access/redact.ts';
import { CANARY as C } from './secret-shapes.ts';

describe('parameters of a URL', () => {
  test('are masked by their names as they are within a URL', () => {
    const values = { key: C, code: C, sig: C, nested: { key: 'x', token: C }, city: 'Ulm' };
    const shown = { key: MASK, code: MASK, sig: MASK, nested: { key: 'x', token: MASK }, city: 'Ulm' };
    expect(redact(values, 'parameters')).toEqual(shown);
    expect(redact({ preset_query_params: values, queryParams: values }, 'known-places')).toEqual({
      preset_query_params: shown,
      queryParams: shown,
    });
    expect(redact({ preset_body_fields: { code: 'SUMMER', key: 'x' } }, 'known-places')).toEqual({
      preset_body_fields: { code: 'SUMMER', key: 'x' },
    });
  });
});

describe('URLs', () => {
  test.each([
    `https://u:p@${C}@h/`,
    `https://u:${C}/x@h/`,
    ` https://u:${C}@h/`,
    `\nhttps://u:${C}@h/`,
    `//u:${C}@h`,
    `https:/u:${C}@h`,
    `https:\\\\u:${C}@h`,
    `https:u:${C}@h/x`,
    `sip:u:${C}@h`,
    `sips:u:${C}@h;transport=tls`,
    `tel:u:${C}@h`,
    `u:${C}@h`,
    `sip:u%3A${C}@h`,
    `sip:+1@h;password=${C}`,
    `{{base}}?token=${C}`,
    `{{ base }}?token=${C}`,
    `/x?token=${C}`,
    `?%74oken=${C}`,
    `https://h/?%2574oken=${C}`,
    `?pwd=${C}`,
    `https://h/?jwt=${C}`,
    `?next=https://u:${C}@h/`,
    `https://h/?next=https%3A%2F%2Fu%3A${C}%40h%2F`,
    `https://h/?next=https%253A%252F%252Fu%253A${C}%2540h`,
    `https://h/?next=%2Fx%3Ftoken%3D${C}`,
    `https://h/#access_token=${C}`,
    `https://h/a;jsessionid=${C}/b`,
    `ht\ntps://u:${C}@h/`,
    `https://u:${C}?x@h/`,
    `https://u:${C}#x@h/`,
    `https://u:123/${C}@h/`,
    `https://${C}@h/`,
    `postgres://u:HI/${C}@db/x`,
    `redis://:${C}@h`,
    `Server=h;Password=${C};Db=x`,
    `host=h password=${C}`,
    `see https://u:${C}@h/ now`,
    `https://h/?a=1&amp;token=${C}`,
    `https://h/?token=a/${C}`,
    `https://h/?token=a?${C}`,
    `https://h/?token=a;${C}`,
    `\\\\u:${C}@h\\x`,
    `http:///u:${C}@h`,
    `\u0001https://u:${C}@h`,
    `jdbc:mysql://u:${C}@h/db`,
    `https://{{user}}:${C}@h/`,
    `https://u:${C}@{{host}}/`,
    `https://u@x:p/${C}@h/`,
    `view-source:https://u:${C}@h/`,
    `Bearer ${C}`,
    `-----BEGIN PRIVATE KEY-----\n${C}`,
    `https://h/?pad=${'x'.repeat(9_000)}&token=${C}`,
    `(https://u:${C}@h/)`,
    `<sip:u:${C}@h>;a=b`,
    `(u:${C}@h)`,
    `"https:u:${C}@h"`,
    `"https://u:${C}@h/"`,
    `<https://u:${C}@h>`,
    `a,https://u:${C}@h/,b`,
    `a,https://u:p/${C}@h/,b`,
    `https://h/https://u:${C}@h2/`,
    `https://h/?q=%7B%22token%22%3A%22${C}%22%7D`,
    `https://h/?q={"token":"${C}"}`,
    `https://h/?q=%257B%2522a%2522%253A%257B%2522token%2522%253A%2522${C}%2522%257D%257D`,
    `jdbc:oracle:thin:scott/${C}@h:1521/x`,
    `javascript:x("https://u:${C}@h")`,
    `https://u:${C}＠h/`,
    `https：//u：${C}＠h/`,
    `[x](https://u:${C}@h/)`,
    `https://hooks.slack.com/services/T000/B000/${C}`,
    `see (https://hooks.slack.com/services/T000/B000/${C})`,
    `https://api.telegram.org/bot123456:${C}/sendMessage`,
    `https://discord.com/api/webhooks/123/${C}`,
  ])('%j shows no secret', (url) => {
    expect(maskText(url)).not.toContain(C);
    expect(maskUrlField(url)).not.toContain(C);
  });

  test.each([
    'https://h.example/path?lang=de#top',
    'a@b.example',
    'sip:desk@example.com',
    '<sip:+15550101001@h.example>;reason=unconditional',
    '(mailto:a@b.example)',
    'sip:+15551234@h.example;transport=tls',
    'https://h.example/@user/x',
    'https://h.example:8080/@user',
    'https://localhost:4000/@u',
    '/@user/x',
    'x = y',
    '2+2=4',
    '100% sure',
    'https://h.example/a%20b?q=a%20b',
    'tel:+1555',
    'mailto:a@b.example',
    'Token desk',
    'Basic training',
    'Bearer of news',
    'https://h.example/?next=%2Fhome%3Ftab%3D2',
    'https://h.example/?email=a%40b.example',
    '?page=2&limit=50&sort=name',
    'https://h.example/x;v=1?y=2',
    'https://[::1]:8080/x?y=1',
    'https://h.example/?country_code=CH&keyword=x&author=y&max_tokens=5&api_key_ref=x',
    'a\nb = c',
    '//cdn.example/x.js',
    '',
  ])('%j stays as it is', (url) => {
    expect(maskText(url)).toBe(url);
    expect(maskUrlField(url)).toBe(url);
  });

  test('no long text takes as long as all the others together, as one would that a search goes back over', () => {
    const LENGTH = 100_000;
    const units = [
      'key?',
      '?',
      '@',
      '=',
      'a=a ',
      'a@a ',
      '%25',
      '/',
      '\\',
      ' ',
      '&',
      'https://u:p@h/ ',
      'https://',
      'a:',
      '\n',
      '?key=',
      'bearer ',
      'a: ',
      'password:',
      'password:***',
      '"token":"',
      'token: [',
      'Token a1b2c3d4 ',
      '-H "',
      "-H 'a:",
      '--token ',
      '-u a:',
      'eyJaaaaaa.',
      'eyJ-',
      'sk-',
      'sk-a ',
      'xoxb-',
      'api.telegram.org/bot',
      'hooks.slack.com/services/',
      'oracle:thin:',
      'cookie: a=',
      'authorization: bearer ',
      'password: |\n',
      '{"a":',
      '[',
      '＠',
      'пароль:',
    ];
    const texts = units.flatMap((unit) =>
      ['', 'https://x/?', '//'].map((start) => ({ name: start + unit, text: start + unit.repeat(LENGTH / unit.length) })),
    );
    const times = texts.map(({ name, text }) => {
      const before = process.cpuUsage();
      maskUrlField(text);
      redact({ text }, 'known-places');
      return { name, time: process.cpuUsage(before).user };
    });
    const total = times.reduce((sum, { time }) => sum + time, 0);
    expect(times.filter(({ time }) => time > total / 2)).toEqual([]);
  });
});
