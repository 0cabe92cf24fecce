export { DeskLayout as default } from "#components/desk-layout.tsx";
