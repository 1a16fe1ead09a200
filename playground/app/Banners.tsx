/** What is wrong with the page or with the link that led to it. */
export function Banners({ problems }: { problems: (string | undefined)[] }) {
  const all = problems.filter((problem) => problem !== undefined)
  return (
    <>
      {all.map((problem) => (
        <p key={problem} class="banner" role="alert">
          {problem}
        </p>
      ))}
    </>
  )
}
