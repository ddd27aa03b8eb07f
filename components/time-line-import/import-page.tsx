import { Breadcrumb, PageTitle } from '@/components/frame/page-title'
import { AsTyped } from '@/components/ui/as-is'
import { counted } from '@/components/ui/counted'
import { PersonName } from '@/components/ui/person-name'
import { Section } from '@/components/ui/section'
import { Time } from '@/components/ui/time'
import { NotAllowed } from '@/components/ui/why'
import type { ImportedFile, TimeLineImport } from '@/lib/queries/time-line-import'
import { ChooseFile } from './choose-file'
import { ReadFileReport } from './read-file-report'

type Props = { page: TimeLineImport; zone: string; now: Date }

/** Import into the time line (E5): choose a file, see how it is read, send it, take it over. */
export function ImportPage({ page, zone, now }: Props) {
  const { incidentId, opened, can } = page
  return (
    <>
      <Breadcrumb crumbs={[{ label: 'Timeline', href: `/incidents/${incidentId}/time-line` }, { label: 'Import' }]} />
      <PageTitle title={opened ? opened.name : 'Import'} quiet={opened ? undefined : 'CSV or JSON Lines, as timeline tools write them'} />
      {opened && <ReadFileReport incidentId={incidentId} file={opened} take={can.take} />}
      {!opened && (can.send.allowed
        ? <ChooseFile incidentId={incidentId} />
        : <div className="acts"><NotAllowed label="Choose a file" because={can.send.because} id="import-refused" /></div>)}
      {!opened && page.done.length > 0 && <Imported files={page.done} zone={zone} now={now} />}
    </>
  )
}

function Imported({ files, zone, now }: { files: readonly ImportedFile[]; zone: string; now: Date }) {
  return (
    <Section title="Imported so far">
      <div className="sideways" role="region" tabIndex={0} aria-label="Files imported so far">
        <table className="imported">
          <thead><tr><th scope="col">File</th><th scope="col">Added</th><th scope="col">Refused</th><th scope="col">By</th><th scope="col">When</th></tr></thead>
          <tbody>
            {files.map((file) => (
              <tr key={file.id}>
                <td className="as-written"><AsTyped text={file.name} /></td><td>{counted(file.added, 'entry', 'entries')}</td>
                <td>{counted(file.refused, 'line', 'lines')}</td><td><PersonName name={file.by} /></td><td><Time at={file.at} zone={zone} now={now} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}
