import { WorkingField } from '../fields/working-field.tsx';
import { content } from './content.ts';
import { SectionFrame } from './section-frame.tsx';

export function AimPage() {
  const words = content.aim;
  return (
    <SectionFrame title={words.title}>
      {({ copy, at }) => (
        <>
          <WorkingField {...words.what} copy={copy} target={at('aimWhat')} input={{ type: 'prose', rows: 3 }} />
          <WorkingField {...words.howMuch} copy={copy} target={at('aimHowMuch')} input={{ type: 'line' }} />
          <WorkingField {...words.byWhen} copy={copy} target={at('aimByWhen')} input={{ type: 'date' }} />
        </>
      )}
    </SectionFrame>
  );
}
