import type { EventName } from "#lib/outbox/events.ts";

/** Events told of a listing or its revision: every one of them has its words. A deleted draft has no history. */
type ListingEvent =
  | Exclude<Extract<EventName, `listing.${string}` | `revision.${string}`>, "listing.deleted">
  | "match.sharedWishSet";

/** What happened to a listing, as its firm reads it in the history. */
export const EVENT_LABELS: Readonly<Record<string, string>> = {
  "listing.drafted": "写成草稿",
  "listing.edited": "修改",
  "listing.submitted": "送审",
  "listing.claimed": "开始审核",
  "listing.released": "放回待审",
  "listing.held": "搁置",
  "listing.approved": "审核通过",
  "listing.returned": "退回修改",
  "listing.rejected": "不予发布",
  "listing.suspended": "下架复核",
  "listing.reinstated": "恢复公开",
  "listing.decisionUndone": "撤销审核结论",
  "listing.fulfilled": "标记为已达成",
  "listing.withdrawn": "撤回",
  "listing.reopened": "重新编辑",
  "listing.expiring": "到期提醒",
  "listing.expired": "到期",
  "listing.renewed": "续期",
  "listing.archived": "归档",
  "listing.imported": "由清单导入",
  "listing.reported": "收到举报",
  "revision.opened": "新建修改稿",
  "revision.edited": "修改修改稿",
  "revision.submitted": "修改稿送审",
  "revision.claimed": "开始审核修改稿",
  "revision.released": "修改稿放回待审",
  "revision.approved": "修改稿通过，已更新公开内容",
  "revision.returned": "修改稿退回",
  "revision.rejected": "修改稿未通过",
  "revision.discarded": "放弃修改稿",
  "match.sharedWishSet": "改联合意愿",
} satisfies Record<ListingEvent, string>;

/** Which side acted. */
export const ACTED_BY_LABELS = { firm: "本单位", staff: "协会", system: "系统" } as const;
