import type { MouseEventHandler, ReactNode, Ref } from 'react';
import { classNames } from '../class-names.ts';

export type ButtonLook = 'primary' | 'secondary' | 'warning' | 'quiet';

export interface ButtonProps {
  /** Says what it does. */
  children: ReactNode;
  look?: ButtonLook;
  type?: 'button' | 'submit';
  small?: boolean;
  onClick?: MouseEventHandler<HTMLButtonElement>;
  disabled?: boolean;
  /** Added for screen readers, to tell buttons of one name apart: "Remove", "falls". */
  hiddenText?: string;
  expanded?: boolean;
  controls?: string;
  className?: string;
  buttonRef?: Ref<HTMLButtonElement>;
}

export function Button(props: ButtonProps) {
  const { children, look = 'primary', type = 'button', small = false, hiddenText } = props;
  return (
    <button
      ref={props.buttonRef}
      type={type}
      className={classNames(buttonClass(look), small && 'd-button--small', props.className)}
      onClick={props.onClick}
      disabled={props.disabled}
      aria-expanded={props.expanded}
      aria-controls={props.controls}
    >
      {children}
      {hiddenText !== undefined && <span className="d-visually-hidden"> {hiddenText}</span>}
    </button>
  );
}

export function buttonClass(look: ButtonLook): string {
  return classNames('d-button', look !== 'primary' && `d-button--${look}`);
}
