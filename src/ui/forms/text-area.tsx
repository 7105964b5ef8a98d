import { useLayoutEffect, useRef } from 'react';
import { Field, type FieldProps } from './field.tsx';

export interface TextAreaProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  /** Lines in view while it is empty. */
  rows?: number;
  /** The most characters that will be taken. Told when four fifths are used; typing on is never stopped. */
  limit?: number;
  placeholder?: string;
}

/** Text of any length. Grows with what is in it. */
export function TextArea(props: TextAreaProps) {
  const { id, value, onChange, rows = 4, limit } = props;
  const area = useGrowing(value);
  return (
    <Field
      {...props}
      after={
        <>
          {limit !== undefined && <LimitHint id={`${id}-limit`} length={value.length} limit={limit} />}
          {props.after}
        </>
      }
    >
      {(attributes) => (
        <textarea
          {...attributes}
          ref={area}
          // Off, so that the browser writes nothing of it into its own files.
          autoComplete="off"
          className="d-input d-input--area"
          dir="auto"
          rows={rows}
          value={value}
          placeholder={props.placeholder}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

function LimitHint({ id, length, limit }: { id: string; length: number; limit: number }) {
  const left = limit - length;
  const near = length >= limit * 0.8;
  return (
    <div id={id} className="d-soft d-small" aria-live="polite">
      {near && (left >= 0 ? `You have ${left} characters left` : `${-left} characters too many`)}
    </div>
  );
}

function useGrowing(value: string) {
  const area = useRef<HTMLTextAreaElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is what makes it grow
  useLayoutEffect(() => {
    const element = area.current;
    // Browsers with `field-sizing` do it in the style sheet.
    if (element === null || window.CSS?.supports?.('field-sizing', 'content')) return;
    element.style.height = 'auto';
    const borders = element.offsetHeight - element.clientHeight;
    if (element.scrollHeight > 0) element.style.height = `${element.scrollHeight + borders}px`;
  }, [value]);
  return area;
}
