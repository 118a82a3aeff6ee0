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
    title: 'Countersign does not answer.',
    detail:
      'It may be starting anew, or your network is away. What you typed is kept; this page tries again by itself.',
  });
}

/** Reads a problem from an answer; an answer of another kind (a proxy's page) becomes one. */
export async function readProblem(response: Response): Promise<Problem> {
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  const body: unknown = isJson ? await response.json().catch(() => undefined) : undefined;
  if (isProblem(body)) return body;
  return {
    code: 'console.foreign_answer',
    status: response.status,
    title: `Something between here and Countersign answered with ${response.status}.`,
    detail: 'A proxy or a firewall may stand in the way. Try again; if it stays, tell whoever runs Countersign.',
  };
}

function isProblem(body: unknown): body is Problem {
  return (
    typeof body === 'object' && body !== null && 'code' in body && 'title' in body && typeof body.title === 'string'
  );
}

export function problemOf(error: unknown): Problem {
  if (error instanceof ApiProblem) return error.problem;
  return {
    code: 'console.defect',
    status: 0,
    title: 'This page has a fault.',
    detail: 'Reload it; what you typed in other tabs stays.',
  };
}
