/** All other columns, table by table: looked at, and found to say nothing of a person. */
export const notPersonal: Readonly<Record<string, string>> = {
  audit_entry: 'id town_id',
  audit_seal: 'digests entries hash number previous sealed_at through_id town_id',
  campaign:
    'attachments basis closed_at committee_duties committee_name committee_office consult_day created_at deadlines document_number dropped_at ends_on hotlines id issue_date issued_at issuer notice_id ordinal origin recipient_kinds recipients starts_on theme title town_id year',
  campaign_activity:
    'body campaign_id dropped_at ends_on heading hotlines id items kinds marker place position section short_name starts_on time town_id',
  campaign_answer: 'act after answered_at before campaign_id field id subject town_id',
  campaign_assignment: 'campaign_id due_at id issued_at period task_id town_id unit_id',
  campaign_evidence:
    'assignment_id display_sha256 height id kind media_type original_sha256 removed_at sent_at size thumb_sha256 town_id width',
  campaign_metric:
    'aggregate code counter id name paired_with per_head plausible_max position required task_id town_id',
  campaign_notice: 'file_name id kind sha256 town_id uploaded_at warnings',
  campaign_receipt: 'assignment_id signed_at town_id via',
  campaign_review: 'due_at id reason reviewed_at submission_id town_id verdict withdrawn_at',
  campaign_seat: 'campaign_id id position seat town_id',
  campaign_span: 'campaign_id end_at field rule start_at subject town_id',
  campaign_standing:
    'assignment_id campaign_id decided_at due_at first_sent_at on_time period photos sent_at stage submission_id task_id town_id unit_id version',
  campaign_submission: 'assignment_id figures held_on id number sent_at sure town_id version via',
  campaign_task:
    'activity_id ask campaign_id dropped_at due_on due_rule due_time evidence how_to id kinds minimum position reviewed title topic town_id unit_ids weekday',
  campaign_waiver: 'assignment_id reason town_id waived_at withdrawn_at',
  form_key: 'body_hash key location town_id used_at',
  ledger_archive: 'asked_at campaign_id id town_id',
  ledger_archive_seal: 'archive_id bytes faults files manifest_sha256 sealed_at town_id',
  ledger_token: 'holder id issued_at minute_at minute_count token_hash town_id used_at voided_at',
  ledger_watch: 'id other_town_id token_id town_id',
  person: 'id town_id',
  person_attempt: 'id town_id',
  person_identity: 'town_id',
  person_invite: 'created_at expires_at id token_hash town_id voided_at',
  person_passkey: 'town_id',
  person_recovery_code: 'id town_id',
  person_reset: 'id town_id',
  person_role: 'id town_id',
  person_session: 'id town_id',
  town: 'clock_shift_ms created_at demo full_name hotline id name office_name record set_up_at settings slug',
  unit: 'aliases ancestors closed_on code created_at headcount hotline households id kinds name opened_on parent_id path position town_id',
  unit_kind: 'code name position town_id',
  unit_import: 'added changed confirmed_at file_name id refused same town_id uploaded_at',
  unit_link: 'code_hash id issued_at pin_failures pin_hash town_id unit_id voided_at',
  urge: 'assignment_id campaign_id day due_at made_at step told_on town_id unit_id',
  urge_call: 'called_at day id reached town_id unit_id',
  urge_circular: 'campaign_id drafted_at edited_at id issued_at title town_id words',
  urge_circular_line: 'added_at assignment_id circular_id due_at left_out_at title town_id unit unit_id',
  urge_contact: 'changed_at phone_only town_id unit_id',
  urge_message:
    'addressee attempts body channel day error id not_before planned_at provider_id sent_at state town_id unit_id',
  urge_pause: 'assignment_id ended_at id paused_at reason town_id unit_id until',
  urge_setting: 'changed_at channels days_off ends_at starts_at town_id weekdays_off',
}
