import { Button } from '../actions/button.tsx';
import { WorkState } from '../content/work-state.tsx';
import { Icon } from '../icon.tsx';

export type SaveLineProps =
  | { state: 'idle' | 'saved' | 'held' }
  /** `reason` says what the device could not do. No `onRetry` where to try again cannot help. */
  | { state: 'not-saved'; reason: string; onRetry?: () => void };

/**
 * Under a field: where what was typed in it is. Empty while it is typed, for then nobody knows. That it could not be saved is
 * told loudly.
 */
export function SaveLine(props: SaveLineProps) {
  return (
    <>
      <div className="d-save-line" role="status">
        {props.state === 'saved' && <WorkState state="saved-on-this-device" />}
        {props.state === 'held' && <WorkState state="needs-you" detail="saved on this device, not sent" />}
      </div>
      <div role="alert">
        {props.state === 'not-saved' && (
          <div className="d-not-saved">
            <Icon name="warning" />
            <div>
              <p>
                <strong>Not saved.</strong> What you typed is still here. {props.reason}
              </p>
              {props.onRetry !== undefined && (
                <Button small look="secondary" onClick={props.onRetry}>
                  Save again
                </Button>
              )}
            </div>
          </div>
        )}
      </div>
    </>
  );
}
