import { demand } from './web-refusal';

/** The text fields of a `multipart/form-data` body, in their order. @throws WebRefusal `invalid_form_data` */
export function readMultipart(body: string, contentType: string): [name: string, value: string][] {
  const boundary = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;]{1,70}))/i.exec(contentType);
  demand(boundary, 'invalid_form_data');
  const mark = `--${boundary[1] ?? boundary[2]}`;
  const end = body.indexOf(`${mark}--`);
  demand(body.startsWith(mark) && end >= 0, 'invalid_form_data');
  return body
    .slice(0, end)
    .split(mark)
    .slice(1)
    .map((part) => readPart(part));
}

function readPart(part: string): [string, string] {
  const split = part.indexOf('\r\n\r\n');
  const name = /^content-disposition:\s*form-data;.*\bname="([^"]*)"/im.exec(part.slice(0, Math.max(0, split)))?.[1];
  demand(name !== undefined && part.endsWith('\r\n'), 'invalid_form_data');
  return [name, part.slice(split + 4, -2)];
}
