export default function ShortlistPage() {
  return <h1>Shortlist</h1>
}
