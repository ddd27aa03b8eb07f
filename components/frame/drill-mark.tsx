/** The mark of a drill in a list. */
export function DrillMark() {
  return <span className="drill-mark"><span>Drill</span></span>
}
