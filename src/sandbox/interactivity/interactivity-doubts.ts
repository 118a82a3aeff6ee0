/** What Slack's interactivity does where no source says so; the first choice is the hardest on an app, and the default. */
export const interactivityDoubts = {
  interactivityHeaderCase: {
    question: 'In which case the names of the signature’s headers are written.',
    choices: ['changing', 'lower', 'title'],
    source: 'Slack facts, Web API §9: header case is not guaranteed (UNCONFIRMED which it is)',
  },
  responseUrlSpent: {
    question: 'How a response_url answers that was used five times or is older than thirty minutes.',
    choices: ['404', '200'],
    source: 'Slack facts, Web API §9: at most five uses in thirty minutes; the refusal (UNCONFIRMED)',
  },
  responseUrlAnswer: {
    question: 'What a response_url answers where all is well.',
    choices: ['text', 'json'],
    source: 'Slack facts, Web API §9: the answer is not described (UNCONFIRMED)',
  },
  viewsTriggerErrors: {
    question: 'Which codes tell that a trigger_id has expired or was used.',
    choices: ['expired_trigger_id', 'trigger_expired'],
    source: 'Slack facts, Web API §9: the method’s page and the guide differ (UNCONFIRMED)',
  },
  viewSubmissionOtherAnswer: {
    question: 'A view_submission is answered with 200 and a body that has no response_action.',
    choices: ['error', 'closes'],
    source: 'Slack docs: Modals: the answer must be empty to close the view (UNCONFIRMED what another body does)',
  },
} as const;
