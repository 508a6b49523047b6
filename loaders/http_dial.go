package loaders

import (
	"fmt"
	"net"
	"net/netip"
	"syscall"
	"time"
)

// http_dial.go: which addresses of the network may be asked. They are looked at
// when a connection is made, after names are looked up, so that no name and no
// redirect leads into the network that annals itself runs in.

// publicDialer connects to public addresses alone.
func publicDialer(timeout time.Duration, private bool) *net.Dialer {
	d := &net.Dialer{Timeout: timeout}
	if private {
		return d
	}
	d.Control = func(_, address string, _ syscall.RawConn) error {
		at, err := netip.ParseAddrPort(address)
		if err != nil {
			return &privateError{address}
		}
		if !isPublic(at.Addr()) {
			return &privateError{at.Addr().String()}
		}
		return nil
	}
	return d
}

type privateError struct{ address string }

func (e *privateError) Error() string {
	return fmt.Sprintf("%s is not a public address; save the page and load the file", e.address)
}

// reserved are the networks that are not public and that netip does not tell:
// those of the IANA special-purpose registries, RFC 6890, and those in which an
// address of version 4 hides.
var reserved = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"),
	netip.MustParsePrefix("100.64.0.0/10"),
	netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("192.0.2.0/24"),
	netip.MustParsePrefix("192.88.99.0/24"),
	netip.MustParsePrefix("198.18.0.0/15"),
	netip.MustParsePrefix("198.51.100.0/24"),
	netip.MustParsePrefix("203.0.113.0/24"),
	netip.MustParsePrefix("240.0.0.0/4"),
	netip.MustParsePrefix("::/96"),
	netip.MustParsePrefix("64:ff9b::/96"),
	netip.MustParsePrefix("64:ff9b:1::/48"),
	netip.MustParsePrefix("100::/64"),
	netip.MustParsePrefix("2001::/23"),
	netip.MustParsePrefix("2001:db8::/32"),
	netip.MustParsePrefix("2002::/16"),
	netip.MustParsePrefix("fec0::/10"),
}

// isPublic reports whether anybody may be asked at an address.
func isPublic(a netip.Addr) bool {
	a = a.Unmap().WithZone("")
	if !a.IsValid() || !a.IsGlobalUnicast() || a.IsPrivate() || a.IsLoopback() || a.IsLinkLocalUnicast() || a.IsMulticast() {
		return false
	}
	for _, p := range reserved {
		if p.Contains(a) {
			return false
		}
	}
	return true
}
