package extract

import (
	"github.com/annals-kg/annals/event"
)

// speechVerbs report what their subject says.
var speechVerbs = wordSet("say tell report claim announce confirm deny add state note declare insist allege acknowledge admit explain reveal write post assert maintain affirm stress specify indicate disclose inform estimate recall comment reply argue charge boast testify describe assure promise point emphasise emphasize clarify concede " +
	"tweet mention complain contend remark recount proclaim caution retort lament conclude speculate confess repeat reiterate opine concur counter " +
	"pledge vow swear question wonder quip joke posit attest chime underline underscore announce echo")

var relativePronouns = wordSet("which who that whom where")

// invertedVerbs stand before who says: "..., confirmed the mayor".
var invertedVerbs = wordSet("say write add confirm")

// rebuttals say something of what another said: their subject speaks as well.
var rebuttals = wordSet("dismiss refute rebut")

// beliefVerbs report what their subject holds true, where a clause follows.
var beliefVerbs = wordSet("believe think assess warn predict suspect fear expect suggest show find imply hint signal hope feel foresee guess reckon consider conclude calculate rule decide determine learn")

// pressVerbs press others for what the clause below them tells.
var pressVerbs = wordSet("urge demand propose ask call implore beg appeal insist warn tell " +
	"encourage exhort advise persuade convince entreat beseech press pressure challenge instruct caution lobby invite")

// namingVerbs say what their subject takes something for.
var namingVerbs = wordSet("describe call term label brand dub deem characterise characterize")

// firstPersons are whoever writes, or whoever is quoted: never a third who says.
var firstPersons = wordSet("i we")

// sayingPronouns stand for somebody who spoke before.
var sayingPronouns = wordSet("he she they")

// tellingVerbs tell of what their object names.
var tellingVerbs = wordSet("report announce note document mention allege reveal disclose recount describe cite recall highlight reference")

// gains are what a side boasts of: "claimed the capture of Gao" owns to no deed, as
// "claimed the attack" does, but says that it was done.
var gains = wordSet("capture seizure liberation recapture conquest destruction downing interception encirclement")

// records show what happened, and vouch for it as who speaks does.
var records = wordSet("report study survey poll datum data document record letter email footage image video photo picture photograph intelligence evidence investigation inquiry transcript log")

// speakingOf tell of what stands behind "of".
var speakingOf = wordSet("speak tell complain talk warn")

// countVerbs tell that their subject keeps count of what their object names.
var countVerbs = wordSet("count document log tally verify recorded register")

// stances of the verbs that do more than say.
var stances = map[string]event.Stance{
	"confirm": event.Confirms, "acknowledge": event.Confirms, "admit": event.Confirms, "verify": event.Confirms, "concede": event.Confirms,
	"deny": event.Denies, "reject": event.Denies, "refute": event.Denies, "dismiss": event.Denies,
	"blame": event.Blames, "accuse": event.Blames, "doubt": event.Doubts, "question": event.Doubts,
}

// plainSpeech are the forms of the commonest verbs of saying.
var plainSpeech = wordSet("dismissed rebutted said says told tells added adds wrote writes stated announced reported confirmed claimed insisted")

// noSpeakers are the pronouns that do not stand for who spoke before.
var noSpeakers = wordSet("i we you who whoever what which that this these those something anything nothing everything someone anyone everyone nobody one there")
