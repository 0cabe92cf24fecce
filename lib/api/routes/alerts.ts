import { z } from "zod";
import { changeSearch, deleteSearch, saveSearch } from "#lib/alerts/commands/keep-searches.ts";
import { getSavedSearch, listSavedSearches } from "#lib/alerts/queries/saved-searches.ts";
import { changeSearchSchema, savedSearchResponse, saveSearchSchema } from "#lib/alerts/schema.ts";
import { defineRoute } from "#lib/api/define-route.ts";
import { pageOf, pageParams } from "#lib/api/page-schema.ts";
import type { Context } from "#lib/kernel/context.ts";
import { markAllRead, markRead } from "#lib/notifications/commands/read-notices.ts";
import { countUnread, listNotices, toNoticeResponse } from "#lib/notifications/queries/inbox.ts";
import { noticeResponse, unreadResponse } from "#lib/notifications/schema.ts";
import { authorize } from "#lib/policies/authorize.ts";

const may = (ability: "alert.keep" | "alert.read") => async (ctx: Context) => authorize(ctx.actor, ability, null);

/** Saved searches and notifications of whoever asks. */
export const alertRoutes = [
  defineRoute({
    method: "GET",
    path: "/saved-searches",
    name: "savedSearches.list",
    summary: "自己的订阅（保存的筛选条件），新的在前",
    query: z.strictObject(pageParams),
    status: 200,
    response: pageOf(savedSearchResponse),
    ability: "alert.read",
    handle: async (ctx, { query }) => ({ body: await listSavedSearches(ctx, query) }),
  }),
  defineRoute({
    method: "POST",
    path: "/saved-searches",
    name: "savedSearches.save",
    summary: "保存一次筛选；相同的筛选只保存一次，再次保存得到原来那条",
    body: saveSearchSchema,
    status: 201,
    response: savedSearchResponse,
    ability: "alert.keep",
    access: may("alert.keep"),
    async handle(ctx, { body }) {
      const id = await saveSearch(ctx, body);
      return { body: await getSavedSearch(ctx, id), location: `/api/v1/saved-searches/${id}` };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/saved-searches/{id}",
    name: "savedSearches.get",
    summary: "自己的一条订阅",
    status: 200,
    response: savedSearchResponse,
    ability: "alert.read",
    handle: async (ctx, { params }) => ({ body: await getSavedSearch(ctx, params.id ?? "") }),
  }),
  defineRoute({
    method: "PATCH",
    path: "/saved-searches/{id}",
    name: "savedSearches.change",
    summary: "改名、改提醒频率、暂停（paused=true）或恢复",
    body: changeSearchSchema,
    status: 200,
    response: savedSearchResponse,
    ability: "alert.keep",
    needsVersion: true,
    async access(ctx, { params }) {
      authorize(ctx.actor, "alert.keep", null);
      await getSavedSearch(ctx, params.id ?? "");
    },
    async handle(ctx, { params, body: { version: _read, ...change }, version }) {
      const id = params.id ?? "";
      await changeSearch(ctx, id, change, version);
      return { body: await getSavedSearch(ctx, id) };
    },
  }),
  defineRoute({
    method: "DELETE",
    path: "/saved-searches/{id}",
    name: "savedSearches.delete",
    summary: "删除自己的一条订阅",
    status: 204,
    ability: "alert.keep",
    async handle(ctx, { params }) {
      await deleteSearch(ctx, params.id ?? "");
      return { body: null };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/notifications",
    name: "notifications.list",
    summary: "自己的站内通知，新的在前；unread=true 只列未读",
    query: z.strictObject({ ...pageParams, unread: z.enum(["true", "false"], { error: "应为 true 或 false" }).default("false") }),
    status: 200,
    response: pageOf(noticeResponse),
    ability: "alert.read",
    async handle(ctx, { query: { unread, ...query } }) {
      const { items, ...page } = await listNotices(ctx, { ...query, unread: unread === "true" });
      return { body: { ...page, items: items.map(toNoticeResponse) } };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/notifications/{id}/read",
    name: "notifications.read",
    summary: "把一条通知标为已读；返回还有几条未读",
    body: z.strictObject({}),
    status: 200,
    response: unreadResponse,
    ability: "alert.read",
    async handle(ctx, { params }) {
      await markRead(ctx, params.id ?? "");
      return { body: { unread: await countUnread(ctx) } };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/notifications/read",
    name: "notifications.readAll",
    summary: "把全部通知标为已读",
    body: z.strictObject({}),
    status: 200,
    response: unreadResponse,
    ability: "alert.read",
    async handle(ctx) {
      await markAllRead(ctx);
      return { body: { unread: await countUnread(ctx) } };
    },
  }),
];
