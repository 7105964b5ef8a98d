import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { classNames } from '../class-names.ts';
import { type ButtonLook, buttonClass } from './button.tsx';

export interface LinkButtonProps {
  to: string;
  children: ReactNode;
  look?: ButtonLook;
  small?: boolean;
}

/** Goes to a page, and looks like a button because it is the thing to do here. */
export function LinkButton({ to, children, look = 'primary', small = false }: LinkButtonProps) {
  return (
    <Link className={classNames(buttonClass(look), small && 'd-button--small')} to={to} draggable={false}>
      {children}
    </Link>
  );
}
