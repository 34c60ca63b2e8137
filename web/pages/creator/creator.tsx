export default function CreatorPage() {
  return <h1>Creator</h1>
}
