import { classNames } from '../class-names.ts';
import { Icon, type IconName } from '../icon.tsx';

export type WorkStateName = 'saved-on-this-device' | 'sending' | 'sent' | 'needs-you';

const LABELS: Record<WorkStateName, string> = {
  'saved-on-this-device': 'Saved on this device',
  sending: 'Sending',
  sent: 'Sent',
  'needs-you': 'Needs you',
};

const LOOKS: Record<WorkStateName, { icon: IconName; tone: 'ok' | 'waiting' | 'problem' }> = {
  'saved-on-this-device': { icon: 'device', tone: 'waiting' },
  sending: { icon: 'up', tone: 'waiting' },
  sent: { icon: 'tick', tone: 'ok' },
  'needs-you': { icon: 'warning', tone: 'problem' },
};

export interface WorkStateProps {
  state: WorkStateName;
  /** After the state: "3 changes not sent", "today, 2:10pm". */
  detail?: string | undefined;
  /** Tell a screen reader when it changes. For one at a time: beside the field in hand. */
  live?: boolean;
}

/** Where a piece of work is, in the only words there are for it. */
export function WorkState({ state, detail, live = false }: WorkStateProps) {
  const { icon, tone } = LOOKS[state];
  return (
    <span className={classNames('d-work-state', `d-work-state--${state}`)} role={live ? 'status' : undefined}>
      <Icon name={icon} className={`d-tone--${tone}`} />
      <span>
        {LABELS[state]}
        {detail !== undefined && ` · ${detail}`}
      </span>
    </span>
  );
}
