/** By which way an account came, as pages say it. */
export const sourceTexts = {
  invitation: 'by invitation',
  'saml-jit': 'just-in-time, by a SAML sign-in',
  scim: 'by SCIM',
  generated: 'by the generator',
  install: 'with an app',
} as const;
