/** A code that a person reads out over the telephone, or copies with one click. */
export function TraceCode({ code }: { code: string }) {
  return (
    <div class="trace">
      <p class="small soft">Give this code to your administrator</p>
      <code>{code}</code>
    </div>
  );
}
