/** The evidence that `troth init` writes: one document with hand-written rows, one table as a tool would export it. */
export const evidenceText = `# Facts. Nothing is ever erased: a correction is a new row that names the row it supersedes.
apiVersion: troth/v1
kind: Evidence
agreement: SLA-EXAMPLE
source: probe
rows:
  # 14 November, 08:55 to 09:50: no access. Times always carry their offset.
  - { form: state, id: OUT-1, start: "2024-11-14T08:55:00+08:00", end: "2024-11-14T09:50:00+08:00", state: down }

  # Works on a Sunday night, announced in time: this outage does not count.
  - form: works
    id: CHG-7
    source: desk
    start: "2024-11-17T02:00:00+08:00"
    end: "2024-11-17T03:00:00+08:00"
    noticedAt: "2024-11-05T10:00:00+08:00"
  - { form: state, id: OUT-2, start: "2024-11-17T02:10:00+08:00", end: "2024-11-17T02:40:00+08:00", state: down }

  # The customer says its own power failed, and the provider asks for an exclusion. Without the log it was refused.
  - { form: state, id: OUT-3, start: "2024-11-20T15:00:00+08:00", end: "2024-11-20T15:06:00+08:00", state: down }
  - form: exclusion
    id: EXC-3
    source: desk
    kind: customer-caused
    start: "2024-11-20T15:00:00+08:00"
    end: "2024-11-20T15:06:00+08:00"
    decision: refused
    proposedBy: Operations
    decidedBy: Sam Lee
    decidedAt: "2024-11-22T10:00:00+08:00"
    basis: no power log of the router was produced
`;

export const casesText = `# agreement: SLA-EXAMPLE
# source: desk
id,case,event,at,type,priority,why
1,INC-1001,opened,2024-11-14T08:58:00+08:00,incident,P1,
2,INC-1001,responded,2024-11-14T09:05:00+08:00,,,
3,INC-1001,restored,2024-11-14T09:50:00+08:00,,,
4,INC-1001,closed,2024-11-14T10:30:00+08:00,,,
5,INC-1002,opened,2024-11-18T17:40:00+08:00,incident,P2,
6,INC-1002,responded,2024-11-19T09:20:00+08:00,,,
7,INC-1002,closed,2024-11-19T16:00:00+08:00,,,
`;
