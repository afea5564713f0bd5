"""What the samples say. All councils, people and plans are invented.

A pilcrow in a text is where the page ends: the row goes on at the top of the next page.
"""

from __future__ import annotations

Row = tuple[str, ...]

SAFER_HEADER = ("Objective", "Action", "By when", "Lead", "National Indicator", "Progress", "RAG")
SAFER: tuple[tuple[str, tuple[tuple[str, tuple[Row, ...]], ...]], ...] = (
    (
        "Priority A: Streets where people feel safe",
        (
            (
                "1. Light the routes that people use after dark",
                (
                    ("Survey the lamps on the twelve walking routes to the station and mend those that are out. Residents on each route are asked which corners they avoid, and their answers are put on the map that the crew works from.", "June 2010", "Highways", "NI 17 PSA 23", "All routes surveyed; nine mended.", "Green"),
                    ("Cut back hedges that hide the path behind Mill Lane", "By end of September 2010", "Parks / Highways", "NI 17 PSA 23", "Waiting for the end of the nesting season.", "Amber"),
                    ("Publish the lighting map and say when each fault will be mended.", "Q4 2010/11", "Web Team", "", "", "Amber"),
                ),
            ),
            (
                "2. Be seen and be known",
                (
                    ("Hold a street surgery each month in every ward, at a time when people who work shifts can come.", "June 2010 / ongoing", "Police; Wardens", "NI 21 PSA 23 NI 24 HO DSO", "Held in seven of nine wards.", "Amber"),
                    ("Give each neighbourhood the name and number of one officer, on a card ¶through every door and on the council's pages, and renew the card when the officer changes.", "From April 2010", "Police", "NI 21 PSA 23", "Cards delivered.", "Green"),
                ),
            ),
        ),
    ),
    (
        "Priority B: Help for those who are harmed",
        (
            (
                "3. Make it easy to report hatred and abuse",
                (
                    ("Open three places where people can report a hate crime without going to a police station: the library, the college and the advice centre. Staff are trained before the doors open, ¶and a poster in eleven languages says what will happen with a report and who will see it.", "January 2011", "Equalities / Victim Support", "NI 1, NI 21", "Two of three are open.", "Amber"),
                    ("Answer every report within two working days.", "Ongoing", "Police", "NI 21 PSA 23", "Met in 91% of cases.", "Green"),
                    ("Tell the person who reported how it ended, even where nobody was charged; the letter is written with them and not only to them.", "Throughout 2010/11", "Police / Victim Support", "NI 23 HO DSO", "No system for this yet.", "Red"),
                ),
            ),
            (
                "4. Stay with the families of victims",
                (
                    ("Name one worker for each family.", "31 March 2011", "Children's Services", "NI 33", "", ""),
                    ("Review with each family after six months what helped and what did not, and bring what was learned to the partnership in the spring.", "March 2011, then ongoing", "Children's Services", "", "Starts when the workers are named.", ""),
                ),
            ),
        ),
    ),
)  # fmt: skip
SAFER_GLOSSARY = (
    "NI 1: People from different backgrounds get on well together PSA 21",
    "NI 17: Perceptions of anti-social behaviour PSA 23",
    "NI 21: Dealing with local concerns about anti-social behaviour and crime PSA 23",
    "NI 23: People in the area treat one another with respect HO DSO",
    "NI 24: Satisfaction with the way that anti-social behaviour is dealt with HO DSO",
    "NI 35: Building resilience to violent extremism PSA 26",
)

# What stands in warm-homes.pdf: heading, rows of (ref, what, who, by when, how we will know).
WARM: tuple[tuple[str, tuple[Row, ...]], ...] = (
    (
        "Theme One: Homes that hold their heat",
        (
            ("1.1", "Insulate the lofts of 400 council homes, the oldest first.", "Housing", "By March 2013", "400 homes done"),
            ("1.2", "Offer every private tenant a free survey and a letter to the landlord that says what it found.", "Advice Centre", "2012/13", "Surveys carried out"),
            ("1.3", "Replace boilers that are older than twenty years.", "Housing", "End December 2013", "Share of boilers under ten years"),
            ("1.4", "Fit draught strips and thicker curtains in the sheltered flats at Tarn Court before the clocks go back.", "Housing / Age Alliance", "October 2012", "Flats above 18 degrees on a frosty night"),
            ("1.5", "Ask the planning committee to turn down no request for outside insulation on looks alone.", "Planning", "From June 2012", ""),
            ("1.6", "Show one house on Weir Lane, before and after, to anybody who wants to see what the work is like.", "Housing", "15 September 2012", "Visitors; surveys asked for in the month after"),
        ),
    ),
    (
        "Theme Two: Bills that people can pay",
        (
            ("2.1", "Train forty volunteers to read a bill with a neighbour.", "Age Alliance / Advice Centre", "September 2012", "Volunteers trained"),
            ("2.2", "Buy heating oil together with six parishes.", "Parish Councils", "Ongoing", "Households in the scheme"),
            ("2.3", "Put aside a small fund for people who cannot wait for the next benefit payment.", "Finance", "April 2012 – March 2014", "Grants paid within two days"),
            ("2.4", "Move homes off prepayment meters where the tenant wants it, at no cost to the tenant.", "Housing", "2012/13 to 2013/14", "Meters changed"),
            ("2.5", "Write to every household with a child under five about the discount that most of them do not claim.", "Finance / Children's Centres", "November 2012", "Claims up by a third"),
            ("2.6", "Bring the price of a bag of coal in the market hall and in the villages to within ten pence of one another.", "Trading Standards", "TBC", ""),
        ),
    ),
    (
        "Theme Three: Knowing who is cold",
        (
            ("3.1", "Share a list of homes at risk with those who visit them, with the consent of the people who live there.", "Public Health", "Within 6 months", "Consent given"),
            ("3.2", "Ring everybody on the list when frost is forecast.", "Age Alliance", "From November 2012", "Calls made on the day"),
            ("3.3", "Teach district nurses, fire crews and meter readers what to look for and whom to tell.", "Public Health / Fire Service", "Autumn 2012", "Homes named to the advice line"),
            ("3.4", "Keep two warm rooms open, in the library and the church hall, on every day below freezing.", "Libraries / Churches", "1 December 2012 – 28 February 2013", "Days open"),
            ("3.5", "Count winter deaths street by street and put the figures before the council each May.", "Public Health", "May 2013, then ongoing", "Report to full council"),
        ),
    ),
)  # fmt: skip

GREEN_HEADER: Row = ("Workstream", "Action", "Owner", "KPI ref", "Deadline", "RAG")
# Rows of green-town.docx: (action, owner, codes, deadline, colour of the RAG cell); the workstream is merged over them.
GREEN_ROWS: tuple[tuple[str, tuple[tuple[str, str, str, str, str], ...]], ...] = (
    (
        "Buildings",
        (
            ("Fit solar panels to the roofs of the depot and the two leisure centres.", "Estates", "KPI 1", "March 2024", "92d050"),
            ("Stop heating rooms that nobody uses; each building has one person who may turn the heating down.", "All services", "KPI 1, KPI 2", "October 2023", "ffc000"),
            ("Write the use of energy on the wall of each entrance hall, month by month.", "Estates / Communications", "KPI 1", "From June 2023", "92d050"),
            ("Ask what it would cost to heat the baths with water from the old mine.", "Leisure Trust", "KPI 2", "31/12/2023", ""),
        ),
    ),
    (
        "Travel",
        (
            ("Replace the eight oldest vans with electric ones.", "Fleet", "KPI 3", "2023/24", "92d050"),
            ("Pay the same mileage for a bicycle as for a car.", "Human Resources", "KPI 3", "July 2023", "ff5050"),
            ("Ask each school to draw up a travel plan with its pupils.", "Schools", "KPI 4", "Summer term 2024", ""),
            ("Put eleven chargers where people park who have no drive of their own.", "Highways", "KPI 5", "End September 2024", "ffc000"),
        ),
    ),
    (
        "Land and trees",
        (
            ("Plant three thousand trees, most of them along the bypass; pupils choose the kinds.", "Parks", "KPI 6", "2023–2025", "92d050"),
            ("Mow the verges twice a year and no more, except at junctions.", "Highways / Parks", "KPI 6", "Ongoing", "92d050"),
            ("Keep the peat on Eastmere Moss wet: block the drains and watch the water level.", "Wildlife Group", "KPI 7", "By March 2025", ""),
        ),
    ),
)  # fmt: skip
GREEN_MORE_HEADER: Row = ("Action", "Owner", "Deadline", "Progress")
# A second table of the same plan: a band over all columns, then rows of (action, owner, deadline, progress).
GREEN_MORE: tuple[tuple[str, tuple[Row, ...]], ...] = (
    (
        "With businesses",
        (
            ("Lend the thermal camera to any shop that asks.", "Economy", "Ongoing", "Lent fourteen times."),
            ("Buy from firms that say how much they emit; from 2025 buy from no others.", "Procurement", "1 April 2025", "Draft rules are out for comment."),
        ),
    ),
    (
        "With residents",
        (
            ("Hold a repair café in each of the five halls.", "Volunteers' Bureau", "September 2023", "Three of five held."),
            ("Draw lots for a panel of thirty residents and give it the draft budget before councillors see it.", "Democratic Services", "January 2024", ""),
        ),
    ),
)  # fmt: skip
GREEN_CODES = (
    ("KPI 1", "Energy used in council buildings"),
    ("KPI 2", "Cost of heating for each square metre"),
    ("KPI 3", "Miles driven in vehicles with an engine"),
    ("KPI 5", "Public chargers for each thousand cars"),
    ("KPI 6", "Hectares that are left to grow"),
    ("KPI 7", "Height of the water table on Eastmere Moss"),
)

RIVER_HEADER: Row = ("No.", "What will be done", "Responsible", "Start", "Finish", "Estimated cost", "SDG", "Status")
# Parts and rows of river-recovery.pdf; a pilcrow is where the page ends.
RIVER: tuple[tuple[str, tuple[Row, ...]], ...] = (
    (
        "Part A – Clean water",
        (
            ("A1", "Find the twenty drains that foul the river most and close them or mend them.", "Water Company", "April 2021", "March 2023", "£240,000", "SDG 6", "In progress"),
            ("A2", "Fence the banks on nine farms and set troughs in the fields, so that cattle need not drink from the river.", "Farmers' Union; Rivers Trust", "May 2021", "October 2022", "£85,500", "SDG 6, SDG 15", "In progress"),
            ("A3", "Test the water at the bathing place every week in summer and write the result on the board the same day.", "Environmental Health", "June 2021", "Ongoing", "£12,000 a year", "SDG 6", "Complete"),
            ("A4", "Agree with the county what may be spread on the roads in winter within fifty metres of the river, ¶and try brine on the hill at Oxley before the whole valley changes to it.", "Highways", "November 2021", "March 2022", "None", "", "Not started"),
            ("A5", "Teach the crews of both tips what must never go into the drain by the gate.", "Waste Contractor", "", "September 2021", "None", "SDG 12", "Complete"),
        ),
    ),
    (
        "Part B – Room for the river",
        (
            ("B1", "Take out the weir at Tolley Mill in two summers and keep the mill race as a backwater for young fish.", "Rivers Trust", "July 2022", "October 2023", "£410,000", "SDG 15", "In progress"),
            ("B2", "Let the meadow below the church flood again: lower the bank by a metre over eighty metres and pay the commoners for hay that is lost. The parish meeting decides in the end whether the bank stays low, and it is asked again after ¶two winters. The footpath is raised on posts first, so that children can walk to school dry.", "Rivers Trust; Parish Council", "August 2022", "December 2024", "£66,000", "SDG 13", "Delayed"),
            ("B3", "Plant willow and alder along four kilometres.", "Volunteers", "November 2021", "March 2024", "£9,400", "SDG 15", "In progress"),
            ("B4", "Buy the garages at Ferry Yard when their lease ends.", "Borough Council", "January 2024", "December 2024", "To be agreed", "", "Not started"),
        ),
    ),
    (
        "Part C – People and the river",
        (
            ("C1", "Make a path for wheelchairs from the station to the first bridge.", "Borough Council", "March 2022", "June 2022", "£58,000", "SDG 11", "Complete"),
            ("C2", "Lend nets and trays to every primary school, with somebody who knows the beasts by name.", "Museum; Rivers Trust", "September 2021", "Ongoing", "£2,200 a year", "SDG 4", "In progress"),
            ("C3", "Pay two young people from the valley to keep the banks for a year; they choose the second half of the work themselves.", "Borough Council", "1 September 2022", "31 August 2023", "£39,000", "SDG 8", "In progress"),
            ("C4", "Put the story of the river on seven boards, in words that a child can read.", "Museum", "April 2023", "September 2023", "£14,750", "SDG 4", "Delayed"),
            ("C5", "Meet once a year at the water, report on this plan and ask what is missing.", "Partnership Board", "June 2022", "Ongoing", "None", "", "In progress"),
        ),
    ),
)  # fmt: skip
RIVER_CONTACTS: tuple[Row, ...] = (
    ("Name", "Organisation", "Telephone"),
    ("Odile Marsh", "Rivers Trust", "01632 960011"),
    ("Tam Birtwhistle", "Borough Council", "01632 960094"),
)
