import { Link } from 'react-router';
import { useMyReports } from '../../store/use-reports.ts';
import { content } from './content.ts';

/** The way to tell the desk that something is wrong; and, for whoever did, whether it has answered. */
export function WrongHere({ project }: { project: string }) {
  const reports = useMyReports(project);
  const words = content.wrong;
  const answered = reports?.some(({ progress }) => progress?.state === 'answered') ?? false;
  return (
    <p className="d-no-print">
      <Link to={`/projects/${project}/report`}>{words.link}</Link>
      {reports !== undefined && reports.length > 0 && ` ${answered ? words.answered : words.reported}`}
    </p>
  );
}
