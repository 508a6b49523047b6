package vocab

import (
	"slices"
	"strings"
)

// broader holds the weapon classes that lie under another one and whose name
// does not say so by its last word.
var broader = map[string]string{
	"uav":                      "drone",
	"loitering munition":       "drone",
	"fpv":                      "drone",
	"quadcopter":               "drone",
	"mlrs":                     "rocket",
	"multiple rocket launcher": "rocket",
	"rocket launcher":          "rocket",
	"howitzer":                 "artillery",
	"mortar":                   "artillery",
	"gun":                      "artillery",
	"shell":                    "artillery",
	"atgm":                     "missile",
	"sam":                      "missile",
	"torpedo":                  "missile",
	"glide bomb":               "guided bomb",
	"car bomb":                 "explosive",
	"ied":                      "explosive",
	"suicide vest":             "explosive",
	"rifle":                    "small arms",
	"pistol":                   "small arms",
	"machine gun":              "small arms",
	"shotgun":                  "small arms",
	"knife":                    "blade",
	"sword":                    "blade",
	"axe":                      "blade",
	"tank":                     "vehicle",
	"apc":                      "vehicle",
	"helicopter":               "aircraft",
	"jet":                      "aircraft",
	"bomber":                   "aircraft",
	"fighter":                  "aircraft",
	"warship":                  "ship",
	"boat":                     "ship",
	"submarine":                "ship",
}

// WeaponClasses are the classes that the record format names, in its order.
var WeaponClasses = []string{
	"drone", "missile", "rocket", "guided bomb", "bomb", "artillery", "mine", "explosive", "grenade",
	"incendiary", "chemical", "blade", "small arms", "vehicle", "aircraft", "ship",
}

// KnownWeaponClass reports whether class is one of WeaponClasses or lies under
// one by table.
func KnownWeaponClass(class string) bool {
	class = strings.ToLower(class)
	_, under := broader[class]
	return under || slices.Contains(WeaponClasses, class)
}

// BroaderClass returns the weapon class above class, "" for one at the top:
// first by table, then by the last word of a longer name, so that "ballistic
// missile" lies under "missile" and "naval drone" under "drone".
func BroaderClass(class string) string {
	class = strings.ToLower(strings.TrimSpace(class))
	if up, ok := broader[class]; ok {
		return up
	}
	if i := strings.LastIndexByte(class, ' '); i > 0 {
		last := class[i+1:]
		if last == "arms" || last == "weapon" || last == "weapons" || last == "system" {
			return ""
		}
		return last
	}
	return ""
}
