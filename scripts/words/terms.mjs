/** Matches `where` after what tells no place, and at the head of a condition: `Where it fails, …`. */
const WHERE =
  /(?<!^\W*|: |\b(?:to|from|in|know|knows|tell|tells|say|says|ask|asks|see|stay|stays|look|decides|exactly|place|places|page|list|file|line|and|or|find|is|are|out|of)\s+)\bwhere\b(?!.*\?$)|^\W*where\b(?=[^,]*, (?:it|they|the|there|you|a|an|this|that|no|nothing|nobody|everything|your|its)\b)/i

/** A passive sentence that says at its end who does it. */
export const AGENT =
  /\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?(?:\w+ed|\w+en|built|made|told|read|set|known|sent)\s+by\s+(?:the|a|an|your|our|its|Analytics|Segment|Intercom|npm)\b/

/** One word for one thing: what the linter refuses, and what to write instead. CONTRIBUTING.md has the list for people. */
export const terms = [
  [WHERE, '"if" or "when" for a condition; "where" is for a place'],
  [/\b(?:is|are|be|was|were|being) named\b/i, '"is reported", "is logged" or "is called"'],
  [/\bthe (?:first|second|third) ways?\b/i, '"option 1", "option 2", "option 3"'],
  [/\bthree ways\b/i, '"three options"'],
  [/\bstands? (?:beside|under|before|at|there|in (?!for))/i, '"is"'],
  [/\bfor ever\b/i, '"forever"'],
  [/\bfor instance\b/i, '"for example"'],
  [/\b(?:e\.g\.|i\.e\.)/i, '"for example" or "that is"'],
  [/\band\/or\b/i, '"or"'],
  [/\bcan not\b/i, '"cannot"'],
  [/\bwhom\b/i, 'a sentence without it'],
  [/\b(?:upon|whilst|thereby|hence|herein|thereof|henceforth|therein|in vain)\b/i, 'a common word'],
  [/\bso as to\b/i, '"to"'],
  [/\be-mails?\b/i, '"email"'],
  [/\b(?:sign|signs|signed|signing)[ -](?:out|off)\b/i, '"log out"'],
  [/(?<![/\w-])messenger\b(?!\.md)/, '"Messenger", the product of Intercom'],
  [/\b(?:widget|chat bubble)\b/i, '"Messenger" or "launcher"'],
  [/\b(?:user|app|visitor) ids?\b/, '"ID"'],
  [/\b(?:Javascript|Typescript|Github|NextJS|Nextjs)\b/, 'the name as its owner writes it'],
  [/\banalytics\.js\b/, '"Analytics.js"'],
  [/\bSegment's app\b/, '"the Segment app"'],
  [/\bweb site\b/i, '"website" or "site"']
].map(([pattern, use]) => ({ pattern, use }))
