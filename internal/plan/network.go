package plan

import (
	"encoding/base64"
	"net/netip"
)

// cidrContains reports whether a range contains an address or another range.
func (m *Machine) cidrContains(a [mostArguments]value) value {
	outer, isRange := prefix(a[0])
	text, isText := a[1].text()
	if !isRange || !isText {
		return value{}
	}
	if address, err := netip.ParseAddr(text); err == nil && address.Zone() == "" {
		return m.boolean(outer.Contains(address.Unmap()))
	}
	inner, isRange := prefix(a[1])
	if !isRange {
		return value{}
	}
	return m.boolean(outer.Bits() <= inner.Bits() && outer.Contains(inner.Addr()))
}

func (m *Machine) cidrIsValid(a [mostArguments]value) value {
	_, ok := prefix(a[0])
	return m.boolean(ok)
}

// prefix parses a range in CIDR notation. As in OPA, an IPv4 range mapped to IPv6
// counts as the IPv4 range.
func prefix(v value) (netip.Prefix, bool) {
	text, _ := v.text()
	parsed, err := netip.ParsePrefix(text)
	if err != nil {
		return netip.Prefix{}, false
	}
	const mapped = 96
	if bits := parsed.Bits(); parsed.Addr().Is4In6() && bits >= mapped {
		parsed = netip.PrefixFrom(parsed.Addr().Unmap(), bits-mapped)
	}
	return parsed.Masked(), true
}

func (m *Machine) base64Decode(a [mostArguments]value) value {
	decoded, ok := decodeBase64(a[0])
	if !ok {
		return value{}
	}
	return m.string(decoded)
}

func (m *Machine) base64IsValid(a [mostArguments]value) value {
	_, ok := decodeBase64(a[0])
	return m.boolean(ok)
}

func decodeBase64(v value) (string, bool) {
	text, isText := v.text()
	if !isText {
		return "", false
	}
	decoded, err := base64.StdEncoding.DecodeString(text)
	return string(decoded), err == nil
}
