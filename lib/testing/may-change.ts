/**
 * What the application may change of a row once it is there, by table: the one decision about each column. `goes`: rows may be deleted.
 * The database holds the same in its grants (prisma/migrations/*_record); lib/db/may-change.test.ts compares the two, so that a new table
 * or column without a decision here is a fault. Decide for `keeps` unless a command changes it.
 */
export const mayChange: Readonly<Record<string, { keeps: string; changes: string; goes?: true }>> = {
  organisation: {
    keeps: 'id head_seq head_hash head_recorded_at',
    changes: 'name take_over_wait_minutes silence_hours idle_lock_minutes hand_over_hours version',
  },
  person: {
    keeps: 'id login created_at', changes: 'name organisation ours administrator disabled_at trust zone vouched_by_id vouched_at administration_at version',
  },
  account_change: { keeps: 'id person_id at', changes: '' },
  known_browser: { keeps: 'person_id', changes: 'token_hash used_at', goes: true },
  standing_deputy: {
    keeps: 'id person_id trust named_by_id named_at',
    changes: 'accepted_at confirmed_at confirmed_by_id confirmer_vouched_by_id confirmer_vouched_at ended_at',
  },
  person_notice: { keeps: 'id person_id kind created_at', changes: 'mailed_at mail_tries' },
  credential: { keeps: 'person_id', changes: 'password_hash password_changed_at totp_secret totp_confirmed_at totp_last_step' },
  former_password: { keeps: 'id person_id password_hash ended_at', changes: '', goes: true },
  recovery_code: { keeps: 'id person_id code_hash', changes: 'used_at', goes: true },
  invitation: { keeps: 'id person_id token_hash invited_by_id created_at', changes: 'expires_at used_at' },
  session: {
    keeps: 'id person_id agent created_at',
    changes: 'token_hash expires_at last_active_at second_factor_at locked_at revoked_at',
    goes: true,
  },
  api_token: { keeps: 'id token_hash person_id label created_at expires_at', changes: 'last_used_at revoked_at' },
  throttle: { keeps: 'id key at', changes: '', goes: true },
  plan_version: { keeps: 'id number document created_by_id created_at', changes: '' },
  rules_version: { keeps: 'number document created_by_id created_at', changes: '' },
  organisation_entry: { keeps: 'seq recorded_at actor_id kind content salt leaf prev hash', changes: '' },
  idempotency: { keeps: 'actor_id key command input_hash about_incident_id answer created_at', changes: '' },
  incident: {
    keeps: 'id drill symptoms plan_version_id plan_number opened_at silence_hours take_over_wait_minutes head_seq head_hash'
      + ' head_recorded_at',
    changes: 'code_name kind established severity phase summary summary_seat_id summary_at summary_version'
      + ' coordinator_seat_id prerequisites_at entry_accepted_at entry_accepted_reason ended_at ended_as'
      + ' ended_reason double_of_id evidence_count time_line_count standing_told_at next_due_at looked_at version',
  },
  pinned_deputy: {
    keeps: 'id incident_id person_id position name trust named_by named_at accepted_at confirmed_by confirmed_at vouched_by vouched_at'
      + ' confirmer_vouched_by confirmer_vouched_at',
    changes: '',
    goes: true,
  },
  coordinator_term: { keeps: 'incident_id from_seq seat_id how', changes: '' },
  seat: {
    keeps: 'id incident_id plan_key',
    changes: 'person_id name organisation kind why reach reach_by_id state sees trust access_until how added_by_seat_id added_at'
      + ' as_manager acknowledged_at acknowledged_rules suspended_at suspended_reason lapse_noted_at ended_at ended_reason'
      + ' version',
  },
  seat_correction: { keeps: 'id incident_id seat_id field was became reason by_seat_id at', changes: '' },
  office: { keeps: 'id incident_id office seat_id since', changes: '', goes: true },
  deputy: { keeps: 'id incident_id seat_id', changes: 'position', goes: true },
  hand_over: { keeps: 'id incident_id from_seat_id to_seat_id note due_at offered_at', changes: 'state ended_at ended_reason' },
  take_over: {
    keeps: 'id incident_id called_by_seat_id reason needs_manager',
    changes: 'state called_at wait_until absence_seat_id absence_attempts ended_at',
  },
  take_over_voice: { keeps: 'id incident_id take_over_id seat_id voice', changes: 'at withdrawn_at' },
  share: { keeps: 'id incident_id seat_id noun object_id shared_at with_task', changes: '', goes: true },
  acknowledgement: { keeps: 'id incident_id seat_id rules_version at', changes: '' },
  disclosure: {
    keeps: 'id incident_id reported_by_seat_id to_name to_organisation what reported_at',
    changes: 'seat_id decision decided_at decided_by_seat_id may_talk',
  },
  question: {
    keeps: 'id incident_id asked_by_seat_id task_id text asked_at',
    changes: 'answer answered_by_seat_id answered_at withdrawn_at',
  },
  task: {
    keeps: 'id incident_id key section title doing plain description source level kind assessment prerequisite ongoing'
      + ' repairs gate',
    changes: 'position state coordinator_seat_id result result_seat_id result_at started_at state_at permitted_at'
      + ' permitted_reason completed_by_seat_id back_reason successor_seat_id aside_reason aside_by_seat_id'
      + ' aside_needs content_at due_at due_told_at version',
  },
  task_dependency: { keeps: 'id incident_id task_id depends_on_id until', changes: '', goes: true },
  task_helper: { keeps: 'id incident_id task_id seat_id state since', changes: '', goes: true },
  task_cover: { keeps: 'id incident_id task_id host_id kinds', changes: '', goes: true },
  checklist_item: { keeps: 'id incident_id task_id key text level per_host host_id position', changes: 'ticked_by_seat_id ticked_at' },
  task_question: {
    keeps: 'id incident_id task_id key text plain takes required position',
    changes: 'verdict answer confidence answered_by_seat_id answered_at version',
  },
  evidence_request: { keeps: 'id incident_id task_id text required position', changes: 'evidence_id', goes: true },
  review: { keeps: 'id incident_id task_id seat_id', changes: 'state objection answer at same_hand', goes: true },
  remark: { keeps: 'id incident_id task_id seat_id text at', changes: '' },
  signature: {
    keeps: 'id incident_id task_id purpose content fingerprint seat_id person_id office at plan_number rules_version'
      + ' list_stamp evidence_id typed_by_seat_id',
    changes: 'state how same_hand accepted_by_ic accepted_by_manager accepted_ic_seat_id accepted_manager_seat_id state_at state_reason',
  },
  broken_account: { keeps: 'id incident_id seat_id since reason declared_by_seat_id declared_at', changes: 'ended_at' },
  time_line_entry: {
    keeps: 'id incident_id number text happened happened_us happened_end_us written_as zone source found_us'
      + ' recorded_at by_seat_id accounts task_id late named_hosts content_digest',
    changes: 'sort_us sort_rank audience version',
  },
  time_line_import: {
    keeps: 'id incident_id by_seat_id name mapping zone begun_at',
    changes: 'state sha256 bytes readable refused added done_at',
  },
  time_line_import_part: { keeps: 'incident_id import_id holds number lines', changes: '', goes: true },
  time_line_correction: {
    keeps: 'id incident_id entry_id text happened happened_us happened_end_us written_as zone source accounts named_hosts found_us task_id'
      + ' reason by_seat_id at',
    changes: '',
  },
  time_line_mention: { keeps: 'id incident_id entry_id host_id evidence_id correction_id', changes: 'stands' },
  host: {
    keeps: 'id incident_id name added_by_seat_id added_at',
    changes: 'state services data_stores why evidence_id ended_reason verified no_snapshot_reason state_at version',
  },
  evidence: {
    keeps: 'id incident_id number title what kind host_id taken_by taken_how taken_where taken_at size sha256'
      + ' to_run_again copy_of_evidence_id registered_by_seat_id registered_at',
    changes: 'holder_seat_id state',
  },
  repair_step: { keeps: 'id incident_id position host_id services_out out_from out_until', changes: '', goes: true },
  log_entry: { keeps: 'incident_id seq recorded_at actor_id seat_id kind task_id content salt leaf prev hash', changes: '' },
  notice: { keeps: 'id incident_id seat_id kind created_at', changes: 'mailed_at mail_tries read_at', goes: true },
  search_document: { keeps: 'incident_id source_id seq noun object_id at words', changes: '' },
  search_backlog: { keeps: 'incident_id first_number last_number', changes: '' },
  presence: { keeps: 'seat_id', changes: 'incident_id task_id question_id at', goes: true },
}
