-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "organisation" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "take_over_wait_minutes" INTEGER NOT NULL DEFAULT 15,
    "silence_hours" INTEGER NOT NULL DEFAULT 12,
    "idle_lock_minutes" INTEGER NOT NULL DEFAULT 15,
    "hand_over_hours" INTEGER NOT NULL DEFAULT 24,
    "head_seq" INTEGER NOT NULL DEFAULT 0,
    "head_hash" TEXT NOT NULL DEFAULT '',
    "head_recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT '1970-01-01 00:00:00 +00:00',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "login" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "organisation" TEXT NOT NULL,
    "ours" BOOLEAN NOT NULL DEFAULT true,
    "administrator" BOOLEAN NOT NULL DEFAULT false,
    "disabled_at" TIMESTAMPTZ(6),
    "trust" INTEGER NOT NULL DEFAULT 1,
    "zone" TEXT NOT NULL DEFAULT 'UTC',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credential" (
    "person_id" UUID NOT NULL,
    "password_hash" TEXT,
    "password_changed_at" TIMESTAMPTZ(6),
    "totp_secret" TEXT,
    "totp_confirmed_at" TIMESTAMPTZ(6),
    "totp_last_step" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "credential_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "former_password" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "password_hash" TEXT NOT NULL,
    "ended_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "former_password_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recovery_code" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(6),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "invited_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "used_at" TIMESTAMPTZ(6),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "agent" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "last_active_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "second_factor_at" TIMESTAMPTZ(6),
    "locked_at" TIMESTAMPTZ(6),
    "revoked_at" TIMESTAMPTZ(6),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_token" (
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "last_used_at" TIMESTAMPTZ(6),
    "revoked_at" TIMESTAMPTZ(6),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "throttle" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "last_failure_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "throttle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "plan_version" (
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "document" JSONB NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "plan_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rules_version" (
    "number" INTEGER NOT NULL,
    "document" JSONB NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "rules_version_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "organisation_entry" (
    "seq" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "actor_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "salt" TEXT NOT NULL,
    "leaf" TEXT NOT NULL,
    "prev" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "organisation_entry_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "idempotency" (
    "actor_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "command" TEXT NOT NULL,
    "input_hash" TEXT NOT NULL,
    "about_incident_id" UUID,
    "answer" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_pkey" PRIMARY KEY ("actor_id","key")
);

-- CreateTable
CREATE TABLE "incident" (
    "id" UUID NOT NULL,
    "code_name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "established" TEXT NOT NULL DEFAULT 'suspected',
    "severity" INTEGER NOT NULL,
    "drill" BOOLEAN NOT NULL DEFAULT false,
    "phase" TEXT NOT NULL DEFAULT 'starting',
    "symptoms" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "summary_seat_id" UUID,
    "summary_at" TIMESTAMPTZ(6),
    "summary_version" INTEGER NOT NULL DEFAULT 1,
    "plan_version_id" UUID NOT NULL,
    "plan_number" INTEGER NOT NULL,
    "coordinator_seat_id" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(6) NOT NULL,
    "prerequisites_at" TIMESTAMPTZ(6),
    "entry_accepted_at" TIMESTAMPTZ(6),
    "entry_accepted_reason" TEXT,
    "ended_at" TIMESTAMPTZ(6),
    "ended_as" TEXT,
    "ended_reason" TEXT,
    "double_of_id" UUID,
    "evidence_count" INTEGER NOT NULL DEFAULT 0,
    "time_line_count" INTEGER NOT NULL DEFAULT 0,
    "head_seq" INTEGER NOT NULL DEFAULT 0,
    "head_hash" TEXT NOT NULL DEFAULT '',
    "head_recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "incident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "coordinator_term" (
    "incident_id" UUID NOT NULL,
    "from_seq" INTEGER NOT NULL,
    "seat_id" UUID NOT NULL,
    "how" TEXT NOT NULL,

    CONSTRAINT "coordinator_term_pkey" PRIMARY KEY ("incident_id","from_seq")
);

-- CreateTable
CREATE TABLE "seat" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "person_id" UUID,
    "name" TEXT NOT NULL,
    "organisation" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "reach" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "sees" TEXT NOT NULL,
    "trust" INTEGER NOT NULL DEFAULT 0,
    "access_until" TIMESTAMPTZ(6),
    "how" TEXT NOT NULL,
    "plan_key" TEXT,
    "added_by_seat_id" UUID,
    "added_at" TIMESTAMPTZ(6) NOT NULL,
    "acknowledged_at" TIMESTAMPTZ(6),
    "acknowledged_rules" INTEGER,
    "suspended_at" TIMESTAMPTZ(6),
    "suspended_reason" TEXT,
    "lapse_noted_at" TIMESTAMPTZ(6),
    "ended_at" TIMESTAMPTZ(6),
    "ended_reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "seat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "office" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "office" TEXT NOT NULL,
    "seat_id" UUID NOT NULL,
    "since" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "office_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deputy" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "seat_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "deputy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hand_over" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "from_seat_id" UUID NOT NULL,
    "to_seat_id" UUID NOT NULL,
    "note" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(6),
    "state" TEXT NOT NULL DEFAULT 'offered',
    "offered_at" TIMESTAMPTZ(6) NOT NULL,
    "ended_at" TIMESTAMPTZ(6),
    "ended_reason" TEXT,

    CONSTRAINT "hand_over_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "take_over" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "called_by_seat_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "called_at" TIMESTAMPTZ(6) NOT NULL,
    "wait_until" TIMESTAMPTZ(6),
    "needs_manager" BOOLEAN NOT NULL DEFAULT false,
    "absence_seat_id" UUID,
    "absence_attempts" TEXT,
    "ended_at" TIMESTAMPTZ(6),

    CONSTRAINT "take_over_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "take_over_voice" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "take_over_id" UUID NOT NULL,
    "seat_id" UUID NOT NULL,
    "voice" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(6),

    CONSTRAINT "take_over_voice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "share" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "seat_id" UUID NOT NULL,
    "noun" TEXT NOT NULL,
    "object_id" UUID NOT NULL,
    "shared_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "share_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "acknowledgement" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "seat_id" UUID NOT NULL,
    "rules_version" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "acknowledgement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "disclosure" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "reported_by_seat_id" UUID NOT NULL,
    "seat_id" UUID,
    "to_name" TEXT NOT NULL,
    "to_organisation" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "reported_at" TIMESTAMPTZ(6) NOT NULL,
    "decision" TEXT,
    "decided_at" TIMESTAMPTZ(6),
    "decided_by_seat_id" UUID,
    "may_talk" BOOLEAN,

    CONSTRAINT "disclosure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "question" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "asked_by_seat_id" UUID NOT NULL,
    "task_id" UUID,
    "text" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(6) NOT NULL,
    "answer" TEXT,
    "answered_by_seat_id" UUID,
    "answered_at" TIMESTAMPTZ(6),
    "withdrawn_at" TIMESTAMPTZ(6),

    CONSTRAINT "question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "key" TEXT,
    "section" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "plain" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "assessment" TEXT,
    "prerequisite" BOOLEAN NOT NULL DEFAULT false,
    "ongoing" BOOLEAN NOT NULL DEFAULT false,
    "repairs" BOOLEAN NOT NULL DEFAULT false,
    "gate" TEXT,
    "position" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "coordinator_seat_id" UUID,
    "result" TEXT NOT NULL DEFAULT '',
    "result_seat_id" UUID,
    "result_at" TIMESTAMPTZ(6),
    "started_at" TIMESTAMPTZ(6),
    "state_at" TIMESTAMPTZ(6) NOT NULL,
    "permitted_at" TIMESTAMPTZ(6),
    "permitted_reason" TEXT,
    "completed_by_seat_id" UUID,
    "back_reason" TEXT,
    "successor_seat_id" UUID,
    "aside_reason" TEXT,
    "aside_by_seat_id" UUID,
    "aside_needs" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task_dependency" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "depends_on_id" UUID NOT NULL,
    "until" TEXT NOT NULL,

    CONSTRAINT "task_dependency_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task_helper" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "seat_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "since" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "task_helper_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task_cover" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "host_id" UUID NOT NULL,
    "kinds" TEXT NOT NULL,

    CONSTRAINT "task_cover_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "checklist_item" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "key" TEXT,
    "text" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "per_host" BOOLEAN NOT NULL DEFAULT false,
    "host_id" UUID,
    "position" INTEGER NOT NULL,
    "ticked_by_seat_id" UUID,
    "ticked_at" TIMESTAMPTZ(6),

    CONSTRAINT "checklist_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task_question" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "key" TEXT,
    "text" TEXT NOT NULL,
    "plain" TEXT NOT NULL,
    "takes" TEXT NOT NULL,
    "required" BOOLEAN NOT NULL,
    "position" INTEGER NOT NULL,
    "verdict" TEXT,
    "answer" TEXT NOT NULL DEFAULT '',
    "confidence" TEXT,
    "answered_by_seat_id" UUID,
    "answered_at" TIMESTAMPTZ(6),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "task_question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence_request" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "required" BOOLEAN NOT NULL,
    "position" INTEGER NOT NULL,
    "evidence_id" UUID,

    CONSTRAINT "evidence_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "seat_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'asked',
    "objection" TEXT,
    "answer" TEXT,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "remark" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "seat_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "remark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signature" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "seat_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "office" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "how" TEXT NOT NULL,
    "plan_number" INTEGER NOT NULL,
    "rules_version" INTEGER NOT NULL,
    "same_hand" BOOLEAN NOT NULL DEFAULT false,
    "list_stamp" TEXT,
    "evidence_id" UUID,
    "typed_by_seat_id" UUID,
    "accepted_by_ic" BOOLEAN NOT NULL DEFAULT false,
    "accepted_by_manager" BOOLEAN NOT NULL DEFAULT false,
    "state_at" TIMESTAMPTZ(6) NOT NULL,
    "state_reason" TEXT,

    CONSTRAINT "signature_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "broken_account" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "seat_id" UUID NOT NULL,
    "since" TIMESTAMPTZ(6) NOT NULL,
    "reason" TEXT NOT NULL,
    "declared_by_seat_id" UUID NOT NULL,
    "declared_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "broken_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "time_line_entry" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "happened" TEXT NOT NULL,
    "happened_us" BIGINT,
    "happened_end_us" BIGINT,
    "sort_us" BIGINT NOT NULL,
    "sort_rank" INTEGER NOT NULL DEFAULT 1,
    "written_as" TEXT NOT NULL DEFAULT '',
    "zone" TEXT NOT NULL DEFAULT 'UTC',
    "source" TEXT NOT NULL DEFAULT '',
    "found_us" BIGINT,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "by_seat_id" UUID NOT NULL,
    "audience" TEXT NOT NULL DEFAULT 'team',
    "accounts" TEXT NOT NULL DEFAULT '',
    "task_id" UUID,
    "late" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "time_line_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "time_line_correction" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "happened" TEXT NOT NULL,
    "happened_us" BIGINT,
    "happened_end_us" BIGINT,
    "written_as" TEXT NOT NULL DEFAULT '',
    "zone" TEXT NOT NULL DEFAULT 'UTC',
    "reason" TEXT NOT NULL,
    "by_seat_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "time_line_correction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "time_line_mention" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "host_id" UUID,
    "evidence_id" UUID,

    CONSTRAINT "time_line_mention_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "host" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "services" TEXT NOT NULL DEFAULT '',
    "data_stores" TEXT NOT NULL DEFAULT '',
    "why" TEXT NOT NULL,
    "evidence_id" UUID,
    "ended_reason" TEXT,
    "verified" TEXT,
    "no_snapshot_reason" TEXT,
    "added_by_seat_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(6) NOT NULL,
    "state_at" TIMESTAMPTZ(6) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "host_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "host_id" UUID,
    "taken_by" TEXT NOT NULL,
    "taken_how" TEXT NOT NULL,
    "taken_where" TEXT NOT NULL,
    "taken_at" TIMESTAMPTZ(6) NOT NULL,
    "size" BIGINT,
    "sha256" TEXT,
    "to_run_again" TEXT NOT NULL DEFAULT '',
    "copy_of_evidence_id" UUID,
    "holder_seat_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'kept',
    "registered_by_seat_id" UUID NOT NULL,
    "registered_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "repair_step" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "host_id" UUID NOT NULL,
    "services_out" TEXT NOT NULL,
    "out_from" TIMESTAMPTZ(6) NOT NULL,
    "out_until" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "repair_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "log_entry" (
    "incident_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "actor_id" UUID NOT NULL,
    "seat_id" UUID,
    "kind" TEXT NOT NULL,
    "task_id" UUID,
    "content" TEXT NOT NULL,
    "salt" TEXT NOT NULL,
    "leaf" TEXT NOT NULL,
    "prev" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "log_entry_pkey" PRIMARY KEY ("incident_id","seq")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "seat_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "mailed_at" TIMESTAMPTZ(6),
    "mail_tries" INTEGER NOT NULL DEFAULT 0,
    "read_at" TIMESTAMPTZ(6),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "person_login_key" ON "person"("login");

-- CreateIndex
CREATE INDEX "former_password_person_id_idx" ON "former_password"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "recovery_code_person_id_code_hash_key" ON "recovery_code"("person_id", "code_hash");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_person_id_idx" ON "invitation"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_key" ON "session"("token_hash");

-- CreateIndex
CREATE INDEX "session_person_id_idx" ON "session"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_token_hash_key" ON "api_token"("token_hash");

-- CreateIndex
CREATE INDEX "api_token_person_id_idx" ON "api_token"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "plan_version_number_key" ON "plan_version"("number");

-- CreateIndex
CREATE INDEX "idempotency_created_at_idx" ON "idempotency"("created_at");

-- CreateIndex
CREATE INDEX "seat_incident_id_added_at_id_idx" ON "seat"("incident_id", "added_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "seat_incident_id_id_key" ON "seat"("incident_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "office_incident_id_office_seat_id_key" ON "office"("incident_id", "office", "seat_id");

-- CreateIndex
CREATE UNIQUE INDEX "deputy_incident_id_seat_id_key" ON "deputy"("incident_id", "seat_id");

-- CreateIndex
CREATE INDEX "hand_over_incident_id_idx" ON "hand_over"("incident_id");

-- CreateIndex
CREATE UNIQUE INDEX "take_over_incident_id_id_key" ON "take_over"("incident_id", "id");

-- CreateIndex
CREATE INDEX "take_over_voice_incident_id_idx" ON "take_over_voice"("incident_id");

-- CreateIndex
CREATE UNIQUE INDEX "take_over_voice_take_over_id_seat_id_voice_key" ON "take_over_voice"("take_over_id", "seat_id", "voice");

-- CreateIndex
CREATE INDEX "share_object_id_seat_id_idx" ON "share"("object_id", "seat_id");

-- CreateIndex
CREATE INDEX "share_incident_id_idx" ON "share"("incident_id");

-- CreateIndex
CREATE UNIQUE INDEX "share_seat_id_object_id_key" ON "share"("seat_id", "object_id");

-- CreateIndex
CREATE INDEX "acknowledgement_incident_id_idx" ON "acknowledgement"("incident_id");

-- CreateIndex
CREATE INDEX "disclosure_incident_id_idx" ON "disclosure"("incident_id");

-- CreateIndex
CREATE INDEX "question_incident_id_idx" ON "question"("incident_id");

-- CreateIndex
CREATE INDEX "task_incident_id_position_id_idx" ON "task"("incident_id", "position", "id");

-- CreateIndex
CREATE UNIQUE INDEX "task_incident_id_id_key" ON "task"("incident_id", "id");

-- CreateIndex
CREATE INDEX "task_dependency_incident_id_idx" ON "task_dependency"("incident_id");

-- CreateIndex
CREATE UNIQUE INDEX "task_dependency_task_id_depends_on_id_key" ON "task_dependency"("task_id", "depends_on_id");

-- CreateIndex
CREATE INDEX "task_helper_incident_id_idx" ON "task_helper"("incident_id");

-- CreateIndex
CREATE UNIQUE INDEX "task_helper_task_id_seat_id_key" ON "task_helper"("task_id", "seat_id");

-- CreateIndex
CREATE INDEX "task_cover_incident_id_idx" ON "task_cover"("incident_id");

-- CreateIndex
CREATE UNIQUE INDEX "task_cover_task_id_host_id_key" ON "task_cover"("task_id", "host_id");

-- CreateIndex
CREATE INDEX "checklist_item_task_id_position_idx" ON "checklist_item"("task_id", "position");

-- CreateIndex
CREATE INDEX "checklist_item_incident_id_idx" ON "checklist_item"("incident_id");

-- CreateIndex
CREATE INDEX "task_question_task_id_position_idx" ON "task_question"("task_id", "position");

-- CreateIndex
CREATE INDEX "task_question_incident_id_idx" ON "task_question"("incident_id");

-- CreateIndex
CREATE INDEX "evidence_request_task_id_position_idx" ON "evidence_request"("task_id", "position");

-- CreateIndex
CREATE INDEX "evidence_request_incident_id_idx" ON "evidence_request"("incident_id");

-- CreateIndex
CREATE INDEX "review_incident_id_idx" ON "review"("incident_id");

-- CreateIndex
CREATE UNIQUE INDEX "review_task_id_seat_id_key" ON "review"("task_id", "seat_id");

-- CreateIndex
CREATE INDEX "remark_task_id_at_idx" ON "remark"("task_id", "at");

-- CreateIndex
CREATE INDEX "remark_incident_id_idx" ON "remark"("incident_id");

-- CreateIndex
CREATE INDEX "signature_task_id_at_idx" ON "signature"("task_id", "at");

-- CreateIndex
CREATE INDEX "signature_incident_id_idx" ON "signature"("incident_id");

-- CreateIndex
CREATE INDEX "broken_account_incident_id_idx" ON "broken_account"("incident_id");

-- CreateIndex
CREATE INDEX "time_line_entry_incident_id_sort_us_sort_rank_id_idx" ON "time_line_entry"("incident_id", "sort_us", "sort_rank", "id");

-- CreateIndex
CREATE UNIQUE INDEX "time_line_entry_incident_id_id_key" ON "time_line_entry"("incident_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "time_line_entry_incident_id_number_key" ON "time_line_entry"("incident_id", "number");

-- CreateIndex
CREATE INDEX "time_line_correction_entry_id_at_idx" ON "time_line_correction"("entry_id", "at");

-- CreateIndex
CREATE INDEX "time_line_correction_incident_id_idx" ON "time_line_correction"("incident_id");

-- CreateIndex
CREATE INDEX "time_line_mention_entry_id_idx" ON "time_line_mention"("entry_id");

-- CreateIndex
CREATE INDEX "time_line_mention_incident_id_idx" ON "time_line_mention"("incident_id");

-- CreateIndex
CREATE UNIQUE INDEX "host_incident_id_name_key" ON "host"("incident_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "host_incident_id_id_key" ON "host"("incident_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_incident_id_number_key" ON "evidence"("incident_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_incident_id_id_key" ON "evidence"("incident_id", "id");

-- CreateIndex
CREATE INDEX "repair_step_incident_id_position_idx" ON "repair_step"("incident_id", "position");

-- CreateIndex
CREATE INDEX "log_entry_incident_id_kind_seq_idx" ON "log_entry"("incident_id", "kind", "seq");

-- CreateIndex
CREATE INDEX "notice_incident_id_idx" ON "notice"("incident_id");

-- CreateIndex
CREATE INDEX "notice_seat_id_created_at_idx" ON "notice"("seat_id", "created_at");


