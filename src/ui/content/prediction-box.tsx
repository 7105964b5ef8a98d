import type { ReactNode } from 'react';

export interface PredictionBoxProps {
  /** Without quotation marks: they are drawn. */
  prediction: string;
  label?: string;
  /** Under it: what came of it. */
  children?: ReactNode;
}

/** What was thought would happen, in view while one writes what did. */
export function PredictionBox({ prediction, label = 'You predicted', children }: PredictionBoxProps) {
  return (
    <div className="d-prediction">
      <p className="d-prediction__label">{label}</p>
      <blockquote className="d-prediction__text" dir="auto">
        {prediction}
      </blockquote>
      {children}
    </div>
  );
}
