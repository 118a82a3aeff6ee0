import pino from 'pino';

export type Logger = pino.Logger;

export type LogLevel = 'error' | 'warn' | 'info' | 'debug' | 'silent';

/** Keys whose values never reach the log, at any of the first three levels of an object (R83). */
const secretKeys = [
  'password',
  'newPassword',
  'currentPassword',
  'token',
  'secret',
  'cookie',
  'authorization',
  'privateKey',
  'masterKey',
  'SAMLResponse',
  'SAMLRequest',
  'clientSecret',
];
const redactPaths = secretKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`, `*["set-cookie"]`]);

/**
 * JSON lines on standard error, one entry each: pino escapes CR, LF and control characters, so input cannot forge an entry (R83).
 * Levels: error = someone must act now; warn = it will heal or needs a look; info = what an operator follows.
 *
 * @param destination where the lines go instead
 */
export function createLogger(level: LogLevel, destination: pino.DestinationStream = standardError()): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: [...new Set(redactPaths)], censor: '[redacted]' },
    },
    destination,
  );
}

function standardError(): pino.DestinationStream {
  return pino.destination({ fd: 2, sync: false });
}
