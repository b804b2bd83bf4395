/** The button that sends a form. While it is busy it keeps the focus, which a disabled one would lose; its form has to ignore it then. */
export function SubmitButton({ isBusy, busy, children }: { readonly isBusy: boolean; readonly busy: string; readonly children: string }) {
  return (
    <button type="submit" aria-disabled={isBusy}>
      {isBusy ? busy : children}
    </button>
  );
}
