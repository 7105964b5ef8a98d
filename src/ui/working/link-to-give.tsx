import { Suspense, useRef, useState } from 'react';
import { Button } from '../actions/button.tsx';
import { ButtonRow } from '../actions/button-row.tsx';
import { late } from '../late.ts';

const QrPicture = late(() => import('./qr-picture.tsx').then((m) => m.QrPicture));

export interface LinkToGiveProps {
  id: string;
  label: string;
  link: string;
  /** How long and how often it works. */
  hint: string;
  /** @returns whether it is on the clipboard now */
  onCopy: () => Promise<boolean>;
  /** Absent where the device has no way of its own. */
  onShare?: (() => void) | undefined;
}

const WORDS = {
  copy: 'Copy the link',
  share: 'Send it with another app',
  copied: 'Copied',
  select: 'Select it and copy it',
  qr: 'QR code of this link: the other person opens it with the camera of their phone',
  camera: 'Or show this. The camera of a phone opens the link.',
};

/** A link for one other person or device, to be copied, sent, or shown to a camera. */
export function LinkToGive({ id, label, link, hint, onCopy, onShare }: LinkToGiveProps) {
  const [told, setTold] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const copy = async () => {
    if (await onCopy()) return setTold(WORDS.copied);
    field.current?.select();
    setTold(WORDS.select);
  };
  return (
    <div className="d-field">
      <label className="nhsuk-label" htmlFor={id}>
        {label}
      </label>
      <p className="nhsuk-hint" id={`${id}-hint`}>
        {hint}
      </p>
      <input
        ref={field}
        className="d-input"
        id={id}
        type="text"
        readOnly
        value={link}
        aria-describedby={`${id}-hint`}
        onFocus={(event) => event.target.select()}
      />
      <ButtonRow>
        <Button onClick={() => void copy()}>{WORDS.copy}</Button>
        {onShare !== undefined && (
          <Button look="secondary" onClick={onShare}>
            {WORDS.share}
          </Button>
        )}
        <span role="status">{told}</span>
      </ButtonRow>
      <p className="d-soft d-small">{WORDS.camera}</p>
      <Suspense fallback={null}>
        <QrPicture text={link} label={WORDS.qr} />
      </Suspense>
    </div>
  );
}
