import { Verb } from '@/components/form/verb'
import { PageTitle } from '@/components/frame/page-title'
import { AsTyped } from '@/components/ui/as-is'
import { capital } from '@/components/ui/capital'
import { Empty } from '@/components/ui/empty'
import { Pairs, type Fact } from '@/components/ui/facts'
import { Hash, Mono } from '@/components/ui/mono'
import { PersonName } from '@/components/ui/person-name'
import { Row } from '@/components/ui/row'
import { Section } from '@/components/ui/section'
import { Time } from '@/components/ui/time'
import type { EvidenceItem, EvidenceRegister } from '@/lib/queries/evidence'
import { isolated } from '@/lib/rules/hidden-characters'
import { kindWords, sayer, sizeWords } from './evidence-words'
import { RegisterForm } from './register-form'

type Props = { page: EvidenceRegister; zone: string; now: Date }

/** The register of evidence: what there is, where it comes from, who holds it (V1). */
export function EvidencePage({ page, zone, now }: Props) {
  const count = page.items.length
  return (
    <>
      <PageTitle title="Evidence" quiet={count > 0 && `${count} ${count === 1 ? 'item' : 'items'}`} />
      {count === 0 && (
        <Empty first="Register the first thing you kept.">
          The mail that made you look, a copy of a log, a snapshot: with its hash, and who took it when.
        </Empty>
      )}
      <div className={count === 0 ? 'acts mt-7' : 'acts'}>
        <Verb label="Register an item…" tone={count === 0 ? 'fill' : 'plain'} allowed={page.register}><RegisterForm page={page} zone={zone} now={now} /></Verb>
      </div>
      {count > 0 && (
        <Section title="Items">
          <ul>{page.items.map((item) => <ItemRow key={item.id} page={page} item={item} zone={zone} now={now} />)}</ul>
        </Section>
      )}
    </>
  )
}

function ItemRow({ page, item, zone, now }: Props & { item: EvidenceItem }) {
  const opened = page.opened === item.id
  const list = `/incidents/${page.incidentId}/evidence`
  const href = opened ? list : `${list}?item=${item.id}#item-${item.id}`
  return (
    <Row id={`item-${item.id}`} selected={opened} title={<>{item.label && <><span className="text-ink-3 whitespace-nowrap">{item.label}</span>{' '}</>}
        <a className="plain" href={href} aria-expanded={opened}><b>{item.title}</b></a></>}
      second={<>taken <Time at={item.takenAt} zone={zone} now={now} />, {kindWords[item.kind]}
        {item.copyOf && <>, of {item.copyOf}</>}{item.host && <>, <Mono>{item.host}</Mono></>}
        {item.size !== null && <>, {sizeWords(item.size)}</>}{item.sha256 && <>, <Hash value={item.sha256} short /></>}</>}
      meta={<>held by <PersonName name={item.holder} />{item.saidBy !== null && `, as ${sayer(item.saidBy)} says`}</>}>
      {opened && <Details item={item} zone={zone} now={now} />}
    </Row>
  )
}

function Details({ item, zone, now }: { item: EvidenceItem; zone: string; now: Date }) {
  const facts: Fact[] = [
    { label: 'What it is', value: <span className="as-written"><AsTyped text={item.what} /></span> },
    { label: 'Taken by', value: <><PersonName name={item.takenBy} />, <Time at={item.takenAt} zone={zone} now={now} /></> },
    ...(item.saidBy !== null ? [{ label: 'Held', value: `${capital(sayer(item.saidBy))} says that ${isolated(item.holder)} holds it. Nobody has confirmed it.` }] : []),
    { label: 'How', value: item.takenHow },
    { label: 'Where it is', value: item.takenWhere },
    ...(item.size !== null ? [{ label: 'Size', value: `${item.size} bytes` }] : []),
    ...(item.sha256 ? [{ label: 'SHA-256', value: <Hash value={item.sha256} /> }] : []),
    ...(item.toRunAgain ? [{ label: 'To run again', value: <span className="as-written"><AsTyped text={item.toRunAgain} /></span> }] : []),
    {
      label: 'Registered', value: <>{item.registeredBy && `${isolated(item.registeredBy)}, `}<Time at={item.registeredAt} zone={zone} now={now} /></>,
    },
  ]
  return <div className="basis-full"><Pairs facts={facts} /></div>
}
