export default function CreatorsPage() {
  return <h1>Creators</h1>
}
