import type {
  AudioVisualizerConfig as AudioVisualizerConfigWire,
  WidgetSettings as WidgetSettingsWire,
} from 'telnyx/resources/ai/assistants/assistants';
import { wireEnum } from '../wire/enum.ts';
import { object, oneOf, text, unset, url } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';

const AudioVisualizerColor = wireEnum('AudioVisualizerColor', 'A colour theme of the audio visualizer.', {
  verdant: 'The Telnyx theme `verdant`.',
  twilight: 'The Telnyx theme `twilight`.',
  bloom: 'The Telnyx theme `bloom`.',
  mystic: 'The Telnyx theme `mystic`.',
  flare: 'The Telnyx theme `flare`.',
  glacier: 'The Telnyx theme `glacier`.',
});

export const AudioVisualizerConfig = wireObject<AudioVisualizerConfigWire>('AudioVisualizerConfig', {
  description: 'The animation that shows who is speaking in the web widget.',
  fields: {
    color: unset('the default of the widget', oneOf(AudioVisualizerColor, 'Colour theme.')),
    preset: text('Name of the shape and movement; null means the default of the widget.'),
  },
});

const WidgetTheme = wireEnum('WidgetTheme', 'Background of the web widget.', {
  light: 'Dark text on a light background.',
  dark: 'Light text on a dark background.',
});

const WidgetState = wireEnum('WidgetState', 'Whether the web widget starts expanded or collapsed.', {
  expanded: 'Expanded, ready to talk.',
  collapsed: 'Collapsed to a button.',
});

const WidgetPosition = wireEnum('WidgetPosition', 'Where the web widget is placed in its page.', {
  fixed: 'It floats above the page and stays visible.',
  static: 'It is part of the page where it was placed.',
});

export const WidgetSettings = wireObject<WidgetSettingsWire>('WidgetSettings', {
  description: 'How the assistant looks as a widget on a website; null fields mean the default of the widget.',
  fields: {
    theme: oneOf(WidgetTheme, 'Light or dark.'),
    default_state: oneOf(WidgetState, 'Expanded or collapsed when the page loads.'),
    position: oneOf(WidgetPosition, 'Floating above the page or part of it.'),
    audio_visualizer_config: object(() => AudioVisualizerConfig, 'The animation that shows who is speaking.'),
    start_call_text: text('Text on the button that starts a call.'),
    agent_thinking_text: text('Text shown while the assistant prepares its answer.'),
    speak_to_interrupt_text: text('Text that says that users may interrupt the assistant.'),
    logo_icon_url: url("URL of an icon to show instead of Telnyx's; null means none."),
    give_feedback_url: url('URL of the link for feedback; null means no link.'),
    report_issue_url: url('URL of the link for reporting a problem; null means no link.'),
    view_history_url: url('URL of the link to earlier conversations; null means no link.'),
  },
});
