package extract

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestLanguage(t *testing.T) {
	for _, c := range []struct{ want, text string }{
		{"", "The army said on Monday that its drones had struck a depot near the border, and that nobody was hurt in the village."},
		{"", strings.ToUpper("The army said on Monday that its drones had struck a depot near the border, and that nobody was hurt in the village.")},
		{"", "Zwei Züge."},
		{"", ""},
		{"German", "Die Armee hat am Montag mitgeteilt, dass ihre Drohnen ein Lager an der Grenze getroffen haben und dass in dem Dorf niemand verletzt wurde. Das Feuer ist nach zwei Stunden gelöscht worden."},
		{"French", "L'armée a annoncé lundi que ses drones avaient frappé un dépôt près de la frontière et que personne dans le village n'avait été blessé. Le feu a été éteint après deux heures par les pompiers de la ville."},
		{"Spanish", "El ejército dijo el lunes que sus drones habían atacado un depósito cerca de la frontera y que nadie en el pueblo resultó herido. El fuego se apagó a las dos horas, según los bomberos de la ciudad."},
		{"Turkish", "Ordu pazartesi günü yaptığı açıklamada insansız hava araçlarının sınır yakınında bir depoyu vurduğunu ve köyde kimsenin yaralanmadığını söyledi. Yangın iki saat sonra söndürüldü ve bir itfaiye eri bu olay için çok daha fazla yardım istedi."},
		{"Ukrainian", "Армія повідомила в понеділок, що її безпілотники вразили склад біля кордону, у селі ніхто не постраждав."},
		{"Russian", "Армия сообщила в понедельник, что её беспилотники поразили склад у границы, в деревне никто не пострадал."},
		{"Arabic", "قال الجيش يوم الاثنين إن طائراته ضربت مستودعا قرب الحدود ولم يصب أحد في القرية"},
		{"Japanese", "軍は月曜日、無人機が国境近くの倉庫を攻撃したと発表した。村では負傷者は出ていない。火は二時間後に消し止められたという。"},
		{"Chinese", "俄军周三炮击该镇，造成三人死亡，警方称防空部队击落了九架无人机。"},
		{"", "他说“好”。"},
		{"", "He wrote \"Армия сообщила\" on the wall, and the police said that they had found the man who did it in the next street."},
	} {
		if got := Language(c.text); got != c.want {
			t.Errorf("Language(%.40q) = %q; want %q", c.text, got, c.want)
		}
	}
}

func FuzzLanguage(f *testing.F) {
	f.Add("Die Armee hat mitgeteilt")
	f.Add("軍は月曜日\xff")
	f.Fuzz(func(t *testing.T, s string) {
		if got := Language(s); got != "" && (utf8.RuneCountInString(s) < fewestLetters/2 || got == "English") {
			t.Errorf("Language(%q) = %q", s, got)
		}
	})
}
