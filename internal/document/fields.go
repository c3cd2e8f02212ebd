package document

// manyFields is where looking through all fields for one becomes slower than
// an index of them.
const manyFields = 32

// Fields collects the members of an object while it is read. They are unique
// as Node.Set has it, and a ConfigMap with thousands is no slower for each.
type Fields struct {
	Members []Member
	index   map[string]int // nil while the fields are few
}

// NewFields returns Fields with room for a number of members.
func NewFields(count int) Fields {
	return Fields{Members: make([]Member, 0, count)}
}

// Set adds a member, in the place of one that has its key.
func (f *Fields) Set(member Member) {
	if at, known := f.find(member.Key); known {
		f.Members[at] = member
		return
	}
	if f.index != nil {
		f.index[member.Key] = len(f.Members)
	}
	f.Members = append(f.Members, member)
}

func (f *Fields) find(key string) (int, bool) {
	if f.index == nil && len(f.Members) < manyFields {
		for i := range f.Members {
			if f.Members[i].Key == key {
				return i, true
			}
		}
		return 0, false
	}
	if f.index == nil {
		f.index = make(map[string]int, 2*manyFields)
		for i := range f.Members {
			f.index[f.Members[i].Key] = i
		}
	}
	at, known := f.index[key]
	return at, known
}
