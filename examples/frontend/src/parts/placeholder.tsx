/** Where a list will be, while it is on its way. */
export const Placeholder = () => (
  <div className="placeholder" aria-hidden="true">
    <div />
    <div />
    <div />
  </div>
);
