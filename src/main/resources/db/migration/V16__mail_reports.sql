-- What came back about a mail, each kind once: a report that is read again changes nothing more.
create table mail_report (
    delivery_id uuid        not null references delivery on delete cascade,
    kind        text        not null check (kind in ('hard', 'disabled', 'soft', 'none', 'complaint')),
    reported_at timestamptz not null,
    primary key (delivery_id, kind)
);

alter table subscriber drop constraint subscriber_ended_reason_check;
alter table subscriber add constraint subscriber_ended_reason_check check (ended_reason in
    ('unsubscribed', 'non_existent_email', 'complaint', 'mailbox_disabled', 'soft_bounces'));
