/** Stands where words or figures will be, in their size. */
export const SkeletonBar = ({ width, height }: { readonly width: number | string; readonly height: number }) => (
  <span className="sk" style={{ width, height, display: 'block' }} />
);
