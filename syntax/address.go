package syntax

import "strings"

// isEmoticon reports whether c is a smiley.
func isEmoticon(c string) bool {
	switch c {
	case ":)", ":-)", ":(", ":-(", ";)", ";-)", ":D", ":-D", ":P", ":p", ":-P", "<3", ":/", ":o", ":O", "=)", ":))", ":]", "XD", "xD", "^_^", ":'(", ":-/", "D:", ";D", ":|":
		return true
	}
	return false
}

// addressLen returns the length of a web or mail address, file name or user
// name at the start of c, without the punctuation that follows it; or 0.
func addressLen(c string) int {
	low := c
	web := strings.HasPrefix(low, "http://") || strings.HasPrefix(low, "https://") || strings.HasPrefix(low, "www.") ||
		strings.HasPrefix(low, "HTTP://") || strings.HasPrefix(low, "HTTPS://") || strings.HasPrefix(low, "WWW.") || strings.HasPrefix(low, "ftp://") || strings.HasPrefix(low, "mailto:") || strings.HasPrefix(low, "doi:")
	at := strings.IndexByte(c, '@')
	mail := at > 0 && strings.IndexByte(c[at:], '.') > 0 || at == 0 && len(c) > 1
	if !web && !mail && !domainLike(c) {
		return 0
	}
	n := len(c)
	if p := strings.IndexAny(c, "<>\"|"); p > 0 {
		n = p
	}
	for n > 0 && strings.IndexByte(".,;:!?'\"", c[n-1]) >= 0 {
		n--
	}
	if n > 0 && (c[n-1] == ')' || c[n-1] == ']') && !strings.ContainsAny(c[:n], "([") {
		n--
	}
	return n
}

// domainLike reports whether c is a bare domain or file name: "annals.org",
// "report.pdf", "bbc.co.uk/news".
func domainLike(c string) bool {
	dot := strings.IndexByte(c, '.')
	if dot <= 0 || dot == len(c)-1 {
		return false
	}
	name := c
	if p := strings.IndexByte(name, '/'); p > 0 {
		name = name[:p]
	}
	name = strings.TrimRight(name, ".,;:!?'\")")
	p := strings.LastIndexByte(name, '.')
	if p <= 0 {
		return false
	}
	for i := 0; i < p; i++ {
		if b := name[i]; !isLetter(b) && !isDigit(b) && b != '-' && b != '_' && b != '.' && b != '#' {
			return false
		}
	}
	return isEnding(name[p+1:])
}

// isEnding reports whether c ends names of computers or files: "com", "pdf".
func isEnding(c string) bool {
	switch strings.ToLower(c) {
	case "com", "org", "net", "edu", "gov", "mil", "info", "uk", "ru", "ua", "de", "fr", "eu", "ca", "au", "cn", "jp", "il", "ir", "tv", "co",
		"pdf", "doc", "docx", "xls", "xlsx", "ppt", "zip", "jpg", "jpeg", "png", "gif", "html", "htm", "txt", "csv", "exe", "php", "mp3", "mp4":
		return true
	}
	return false
}
