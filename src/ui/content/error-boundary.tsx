import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Button } from '../actions/button.tsx';
import { ButtonRow } from '../actions/button-row.tsx';

export interface ErrorBoundaryProps {
  children: ReactNode;
  /** Another value clears the error: pass the path, so that going to another page is a way out. */
  resetKey?: string;
  onError?: (error: unknown, where: string) => void;
  reload?: () => void;
}

interface State {
  failed: boolean;
  resetKey: string | undefined;
}

/** Where a page breaks: says first what happened to the person's work. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, State> {
  override state: State = { failed: false, resetKey: this.props.resetKey };

  static getDerivedStateFromError(): Partial<State> {
    return { failed: true };
  }

  static getDerivedStateFromProps(props: ErrorBoundaryProps, state: State): State | null {
    return props.resetKey === state.resetKey ? null : { failed: false, resetKey: props.resetKey };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo) {
    this.props.onError?.(error, info.componentStack ?? '');
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    const reload = this.props.reload ?? (() => window.location.reload());
    return (
      <div className="d-page d-page--reading" role="alert">
        <h1>This page has stopped working</h1>
        <p className="d-lead">What you typed up to the last “Saved on this device” is kept.</p>
        <p>Open the page again. If it stops once more, your work can still be found under “Your work”.</p>
        <ButtonRow>
          <Button onClick={reload}>Open this page again</Button>
          <a className="d-button d-button--secondary" href="/">
            Go to the first page
          </a>
        </ButtonRow>
      </div>
    );
  }
}
