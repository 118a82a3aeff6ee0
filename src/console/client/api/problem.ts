import { texts } from '../texts/en';

const words = texts.problems;

/** An error as the API tells it (RFC 9457), or our own where nothing answered. */
export type Problem = {
  code: string;
  status: number;
  title: string;
  detail?: string | undefined;
  faults?: readonly { path: string; message: string }[] | undefined;
  /** What to read out to whoever helps: the id of the request. */
  instance?: string | undefined;
};

/** A call that did not succeed. */
export class ApiProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title);
    this.name = 'ApiProblem';
    this.problem = problem;
  }
}

/** Nothing answered: the server is restarting, or the network is away. */
export function unreachable(): ApiProblem {
  return new ApiProblem({
    code: 'console.unreachable',
    status: 0,
    ...words.unreachable,
  });
}

/** The same of an act: nobody knows whether it was done, and it is not done later by itself. Any other error is left as it is. */
export function unreachableAct(error: unknown): unknown {
  const { code, status } = problemOf(error);
  return code === 'console.unreachable' ? new ApiProblem({ code, status, ...words.unreachableAct }) : error;
}

/** Reads a problem from an answer; an answer of another kind (a proxy's page) becomes one. */
export async function readProblem(response: Response): Promise<Problem> {
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  const body: unknown = isJson ? await response.json().catch(() => undefined) : undefined;
  return isProblem(body) ? body : foreignAnswer(response.status);
}

/** An answer that is none of ours, whatever its status says. */
export function foreignAnswer(status: number): Problem {
  return { code: 'console.foreign_answer', status, ...words.foreignAnswer(status) };
}

/** Whether something in front of Countersign answered, not Countersign. */
export function isForeign({ code }: Problem): boolean {
  return code === 'console.foreign_answer';
}

function isProblem(body: unknown): body is Problem {
  return (
    typeof body === 'object' && body !== null && 'code' in body && 'title' in body && typeof body.title === 'string'
  );
}

/** What went wrong, as a problem: what the API said of it, or a defect of the console. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ApiProblem) return error.problem;
  return {
    code: 'console.defect',
    status: 0,
    ...words.defect,
  };
}
