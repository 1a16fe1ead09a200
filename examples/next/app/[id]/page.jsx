import { Suspense } from 'react'

async function Post({ params }) {
  const { id } = await params
  return <h1>{id}</h1>
}

// A dynamic route: the build doesn't know its path.
export default function Page({ params }) {
  return (
    <Suspense>
      <Post params={params} />
    </Suspense>
  )
}
