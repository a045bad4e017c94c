package backup

// DayUnderWay reports whether a copy of the day is being made that has not been told to give way.
func DayUnderWay() bool {
	daily.Lock()
	defer daily.Unlock()
	return daily.end != nil
}
