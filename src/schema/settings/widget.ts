import type {
  AudioVisualizerConfig as AudioVisualizerConfigWire,
  WidgetSettings as WidgetSettingsWire,
} from 'telnyx/resources/ai/assistants/assistants';
import { wireEnum } from '../wire/enum.ts';
import { object, oneOf, text, url } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';

const AudioVisualizerColor = wireEnum('AudioVisualizerColor', 'A colour theme of the audio visualizer.', {
  verdant: 'The theme that the platform calls verdant.',
  twilight: 'The theme that the platform calls twilight.',
  bloom: 'The theme that the platform calls bloom.',
  mystic: 'The theme that the platform calls mystic.',
  flare: 'The theme that the platform calls flare.',
  glacier: 'The theme that the platform calls glacier.',
});

export const AudioVisualizerConfig = wireObject<AudioVisualizerConfigWire>('AudioVisualizerConfig', {
  description: 'The moving picture that shows who speaks in the web widget.',
  fields: {
    color: oneOf(AudioVisualizerColor, 'Colour theme; null means the default of the widget.'),
    preset: text('Name of the shape and movement; null means the default of the widget.'),
  },
});

const WidgetTheme = wireEnum('WidgetTheme', 'Background of the web widget.', {
  light: 'Dark text on a light ground.',
  dark: 'Light text on a dark ground.',
});

const WidgetState = wireEnum('WidgetState', 'How the web widget first appears.', {
  expanded: 'Open, ready to talk.',
  collapsed: 'Folded to a button.',
});

const WidgetPosition = wireEnum('WidgetPosition', 'How the web widget sits in its page.', {
  fixed: 'It floats above the page and stays in view.',
  static: 'It is part of the page where it was placed.',
});

export const WidgetSettings = wireObject<WidgetSettingsWire>('WidgetSettings', {
  description: 'How the assistant looks as a widget on a website; null fields mean the default of the widget.',
  fields: {
    theme: oneOf(WidgetTheme, 'Light or dark.'),
    default_state: oneOf(WidgetState, 'Open or folded when the page loads.'),
    position: oneOf(WidgetPosition, 'Floating above the page or part of it.'),
    audio_visualizer_config: object(() => AudioVisualizerConfig, 'The moving picture that shows who speaks.'),
    start_call_text: text('Words on the button that starts a call.'),
    agent_thinking_text: text('Words shown while the assistant prepares its answer.'),
    speak_to_interrupt_text: text('Words that tell users they may talk over the assistant.'),
    logo_icon_url: url("URL of an icon to show in place of the platform's; null means none."),
    give_feedback_url: url('URL behind the link for feedback; null means no such link.'),
    report_issue_url: url('URL behind the link for reporting a problem; null means no such link.'),
    view_history_url: url('URL behind the link to earlier conversations; null means no such link.'),
  },
});
