import { useEffect, useRef } from 'react';
import { Button } from '../../ui/actions/button.tsx';
import { ButtonRow } from '../../ui/actions/button-row.tsx';
import { FileField } from '../../ui/forms/file-field.tsx';
import { content } from './content.ts';
import { countIn, ReportList } from './report-list.tsx';
import { useBringBack } from './use-bring-back.ts';

/** Chooses a file, shows what is in it, and brings it back when the person says so. */
export function BringBack() {
  const { step, choose, bring, leave } = useBringBack();
  const told = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone.
  useEffect(() => {
    if (step.at === 'bringing' || step.at === 'done' || step.at === 'failed') told.current?.focus();
  }, [step.at]);
  const words = content.file;
  const report = step.at === 'report' || step.at === 'failed' ? step.report : undefined;
  const count = report === undefined ? 0 : countIn(report);
  return (
    <>
      <FileField
        id="bring-back"
        label={words.bringBack}
        hint={words.hint}
        accept=".json,application/json"
        error={step.at === 'refused' ? words.problem[step.problem] : undefined}
        onFile={(file) => void choose(file)}
      />
      <div role="status" tabIndex={-1} ref={told}>
        {step.at === 'reading' && <p>{words.reading}</p>}
        {step.at === 'refused' && <p>{words.harmless}</p>}
        {step.at === 'bringing' && <p>{words.bringing}</p>}
        {step.at === 'failed' && <p>{words.failed}</p>}
        {report !== undefined && <ReportList report={report} />}
        {step.at === 'done' && (
          <>
            <p>
              <strong>{words.brought(step.added)}</strong>
            </p>
            <ReportList report={step.report} done />
          </>
        )}
      </div>
      {report !== undefined && count > 0 && (
        <ButtonRow>
          <Button onClick={() => void bring(report)}>{words.bring(count)}</Button>
          <Button look="quiet" onClick={leave}>
            {words.notNow}
          </Button>
        </ButtonRow>
      )}
    </>
  );
}
