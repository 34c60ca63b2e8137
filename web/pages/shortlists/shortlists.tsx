export default function ShortlistsPage() {
  return <h1>Shortlists</h1>
}
