import { useRef, useState } from 'react';
import { bringBack, examineFile } from '../../store/bring-back.ts';
import type { FileReport } from '../../store/file-report.ts';
import type { FileProblem } from '../../store/read-work-file.ts';
import { useStore } from '../../store/store-context.tsx';

export type BringStep =
  | { at: 'choosing' }
  | { at: 'reading' }
  | { at: 'refused'; problem: FileProblem }
  | { at: 'report'; report: FileReport }
  | { at: 'bringing' }
  | { at: 'failed'; report: FileReport }
  | { at: 'done'; report: FileReport; added: number };

/** The way of a file into this device: chosen, read, shown, and only then brought back. */
export function useBringBack() {
  const { vault } = useStore();
  const [step, setStep] = useState<BringStep>({ at: 'choosing' });
  const chosen = useRef<Blob | undefined>(undefined);

  async function choose(file: Blob): Promise<void> {
    chosen.current = file;
    setStep({ at: 'reading' });
    const examined = await examineFile(vault, file).catch(() => ({ ok: false, problem: 'unreadable' }) as const);
    // Another one may have been chosen while this one was read.
    if (chosen.current !== file) return;
    setStep(examined.ok ? { at: 'report', report: examined.report } : { at: 'refused', problem: examined.problem });
  }

  async function bring(report: FileReport): Promise<void> {
    const file = chosen.current;
    if (file === undefined) return;
    setStep({ at: 'bringing' });
    try {
      setStep({ at: 'done', report, added: await bringBack(vault, file, report) });
    } catch {
      setStep({ at: 'failed', report });
    }
  }

  function leave(): void {
    chosen.current = undefined;
    setStep({ at: 'choosing' });
  }

  return { step, choose, bring, leave };
}
