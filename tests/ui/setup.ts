import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';

// As src/main.tsx does: nhsuk-frontend's script refuses a body without them.
document.body.classList.add('js-enabled', 'nhsuk-frontend-supported');

afterEach(cleanup);
