/**
 * Everyday words that are one or two letters away from a rule's word: they are what they say, not its typo (changed, not
 * charged). One form of each is enough. Add a word here when the test box shows that it was taken for another.
 */
export const properWords: string[] = `
  abort acknowledge activity advertise against alter appeal appropriate attack authority available ballet banner batch bending black blanket blink border bother
  bound breeze broker brought browse brush bungle canal cancel canned cater catch cause caution certification chance change changing charger charm
  chart chase cheap clash clause clean clever clock clone closer collection collective compare compete compliant conclude conform confusing connection content
  contract conversion convert could couldn create crush dance debut deceive deduce deliver delivery depend derive difficult doesn driver
  dying either elect enable enabled ending excite exception exclude expect factory falling fallen faulty fever filed filled fired flock folder follow following formal found
  gained getter greater greeting habit hack hailed hatch haven heading heard heads heirs holder honey identify implication improve inline insert interest
  interpret jailed junction kicking killed kissing lacking landing latter layer leading lending letter lever licked lifting light likely listen
  loafing logger logic looked looks losing lottery mailed master matcher mending mirror mission mistaken mixing modification monkey mount multiply nailed namba nauza
  newer noisy ought packed overhead parent parking parted passing patch paths pause pavement permit permissive persistent phone photo picked place plank plate
  poison policy possibly power pray prefer preference prescription present previously price prime prize prone produce production program project property protection proto providing
  rainy range react receiver recline record reflex refer relay relieve rely remote rename repeat resort respect rest retain reuse revert right river rocked round
  sailed scene scheme school select selection serve setting severe several shall shape shell shine shouldn sister skill slack smaller smart socks
  sought sound spammer spend spent stale stall state steel stick stock stole store storm story streaming strike stronger struck stuff style successful suffer sufficient suspect
  talking tailed teach terminal terror thing think thought thread timer tissue track trade trail transform transition translation trash treat treasure trees twine
  understood usable usual walking watch weekly weren whereas whole whose wording world worth would wouldn write writing wrote young
  jioni kutoka kuonekana
`.trim().split(/\s+/);
